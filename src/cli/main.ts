import { Command } from 'commander';
import { connect, explain, readConnection, readPasscode } from './client';
import { extend, stop } from './commands/control';
import { doctor } from './commands/doctor';
import { list, show } from './commands/inspect';
import { record } from './commands/record';
import { subscribe } from './commands/subscribe';
import { printNote } from './print';

const connection = () => readConnection(process.env);
const client = () => connect(connection());

const program = new Command('jomo').description('Talks to a Jomo server (JOMO_URL, JOMO_API_KEY).');

program
  .command('record <url>')
  .description('record a live page, now or later')
  .option('--for <duration>', 'how long, like 20s or 1h30m')
  .option('--until-end', 'until the broadcast ends (the default)')
  .option('--at <time>', 'when to begin, ISO 8601')
  .option('--quality <preset>', '1080p30, 720p30, 720p20, 480p30 or audio')
  .option('--title <title>')
  .option('--page', 'record the page as it is instead of only its player')
  .option('--no-chat', 'leave the chat out')
  .option('--site <site>', 'treat the page as youtube, twitch, kick, zoom or generic, whatever its address')
  .option('--display-name <name>', 'for a meeting: the name shown to the others')
  .option('--notice <text>', 'for a meeting: posted in its chat on joining')
  .option('--wait', 'wait until it has ended')
  .option('--json', 'print one JSON document')
  .addHelpText(
    'after',
    '\nThe passcode of a meeting is read from JOMO_MEETING_PASSCODE, or from the file JOMO_MEETING_PASSCODE_FILE.',
  )
  .action((url, options) => record(client(), url, { ...options, passcode: readPasscode(process.env) }));
program
  .command('list')
  .description('all recordings')
  .option('--json')
  .action((options) => list(client(), options));
program
  .command('show <id>')
  .description('one recording with its log and health')
  .option('--json')
  .action((id, options) => show(client(), id, options));
program
  .command('stop <id>')
  .description('end a recording, or cancel one that has not begun')
  .option('--json')
  .action((id, options) => stop(client(), id, options));
program
  .command('extend <id> <duration>')
  .description('let a recording run longer')
  .option('--json')
  .action((id, duration, options) => extend(client(), id, duration, options));
program
  .command('subscribe <url>')
  .description('record every broadcast of a channel from now on')
  .option('--name <name>', 'what to call it; by default the site is asked')
  .option('--quality <preset>', '1080p30, 720p30, 720p20, 480p30 or audio')
  .option('--page', 'record the page as it is instead of only its player')
  .option('--no-chat', 'leave the chat out')
  .option('--json', 'print one JSON document')
  .action((url, options) => subscribe(client(), url, options));
program
  .command('doctor')
  .description('check the tools and make a test recording of 10 s')
  .option('--for <duration>', 'length of the test recording, like 10m')
  .option('--json')
  .action((options) => doctor(connection(), options));

try {
  await program.parseAsync();
} catch (error) {
  const { message, exitCode } = explain(error, connection());
  printNote(`jomo: ${message}`);
  process.exitCode = exitCode;
}
