const longest = 300;

/** The line near the end of Elasticsearch's log that says most; null for an empty log. */
export function reasonInLog(log: string): string | null {
  const lines = tellingLines(log).slice(-40);
  const reason =
    lines.filter((line) => line.startsWith('Caused by:')).pop() ??
    lines.filter((line) => /\[(ERROR|FATAL)\]|exception|error:/i.test(line)).pop() ??
    lines.pop();
  return reason?.slice(0, longest) ?? null;
}

/** What the start script and Java said before there was a log. */
export function reasonInOutput(output: string): string {
  const lines = tellingLines(output).filter((line) => !line.startsWith('warning:'));
  return lines.length === 0 ? 'no reason given' : lines.join(' ').slice(0, longest);
}

function tellingLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
}
