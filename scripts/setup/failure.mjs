/** Something the user can set right: the message is one sentence that says how. */
export class SetupFailure extends Error {
  name = 'SetupFailure';
}

/** Runs a script's main function; a failure ends the process with code 1 and only its sentence. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupFailure ? `\n${error.message}` : error);
    process.exit(1);
  }
}
