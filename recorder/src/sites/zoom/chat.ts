import { createListChat } from '../generic/list-chat';
import type { ChatReader } from '../site';
import { chat } from './selectors';

/** Read in the client itself; its panel is opened by settle-in.ts. A meeting's chat can be switched off by its host. */
export const createZoomChat = (): ChatReader => createListChat({ markup: chat, expected: true });
