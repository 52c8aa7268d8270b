import { headers } from 'next/headers';
import { type ApiCaller, openAppApi } from '@/server/api/app-api';

/**
 * What the API answers whoever asks for this page, so that the page brings along what it shows first. Null when there is
 * no answer: the page then asks by itself, and says what is wrong.
 */
export async function askApi<T>(ask: (api: ApiCaller) => Promise<T>): Promise<T | null> {
  const cookie = (await headers()).get('cookie') ?? undefined;
  try {
    return await ask(await openAppApi(cookie === undefined ? {} : { cookie }));
  } catch {
    return null;
  }
}
