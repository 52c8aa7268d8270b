/**
 * Jibri's command for recording to a file (command-linux-recording of its reference.conf), word for word but for what the
 * machine decides: 1280x720 instead of 1920x1080, the display, and PulseAudio instead of ALSA's loopback card, which needs a
 * kernel module.
 */
export function jibriCommand(machine: { display: string; source: string; file: string }): string[] {
  return [
    ...['-y', '-v', 'info'],
    ...['-f', 'x11grab', '-draw_mouse', '0', '-r', '30', '-s', '1280x720', '-thread_queue_size', '4096'],
    ...['-i', `${machine.display}.0+0,0`],
    ...['-f', 'pulse', '-thread_queue_size', '4096', '-i', machine.source],
    ...['-acodec', 'aac', '-strict', '-2', '-ar', '44100', '-b:a', '128k', '-af', 'aresample=async=1'],
    ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-r', '30', '-crf', '25'],
    ...['-preset', 'ultrafast', '-profile:v', 'main', '-level', '3.1', '-timestamp', 'now', '-f', 'mp4'],
    machine.file,
  ];
}
