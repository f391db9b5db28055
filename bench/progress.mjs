/** A bar on the terminal that says how far a phase is; nothing where no terminal looks. */
export function progress(name) {
  const width = 30;
  return (done, total) => {
    if (!process.stderr.isTTY) return;
    const filled = Math.round((done / total) * width);
    process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${name}`);
    if (done === total) process.stderr.write('\n');
  };
}
