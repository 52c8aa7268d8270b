const passed = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH'];
const proxies = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/** The environment of child programs: a short list of harmless variables, so that neither job nor token nor keys leak. */
export function childEnvironment(
  own: Record<string, string | undefined>,
  more: Record<string, string>,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of [...passed, ...proxies]) {
    const value = own[name];
    if (value !== undefined) env[name] = value;
  }
  return { ...env, ...more };
}
