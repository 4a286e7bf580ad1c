/** Whatever the process or its libraries print by themselves. */
export function listen(printed: string[]): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return write(text);
    });
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...said) => void printed.push(said.join(' ')));
}
