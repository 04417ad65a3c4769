/** onnxruntime with a damaged library: Kibana lives, and the compiled scorer has the same bits. */
import { readdir, readFile, writeFile } from 'fs/promises';
import path from 'path';
import { createDetectorAnew, waitForResults } from '../check_detector';
import { checkSameScores } from '../check_scores';
import { checkStatusPage, reportOf } from '../plugin_status';
import { rowCount } from '../rocket_data';
import { check, type Steps } from '../steps';
import type { TroubleSubject } from './trouble_subject';

/** As a disk that was full during the installation leaves them. Answers what undoes it. */
async function cutLibraries({ kibana }: TroubleSubject): Promise<() => Promise<void>> {
  const native = path.join('onnxruntime-node/bin/napi-v6', process.platform, process.arch);
  const folder = path.join(kibana.pluginFolder, 'node_modules', native);
  const names = await readdir(folder);
  check(names.length > 0, `nothing in ${folder}`);
  const whole = new Map<string, Buffer>();
  for (const name of names) {
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    whole.set(file, bytes);
    await writeFile(file, bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
  }
  return async () => {
    for (const [file, bytes] of whole) await writeFile(file, bytes);
  };
}

async function checkSaid({ api, kibana }: TroubleSubject): Promise<void> {
  const report = await reportOf(api, 'onnxruntime');
  const said = `${report?.status}: ${report?.reason}`;
  check(report?.status === 'skipped' && /does not load/.test(said), `the status says ${said}`);
  const lines = await kibana.logLines(/WARN.*anomalyForest.*onnxruntime: .*does not load/);
  check(lines.length === 1, `${lines.length} lines in the log`);
}

export async function checkOnnxruntime(steps: Steps, subject: TroubleSubject): Promise<void> {
  const { kibana } = subject;
  const undo = await cutLibraries(subject);
  try {
    await steps.must('onnxruntime damaged: Kibana available', () => kibana.start());
    await steps.must('onnxruntime damaged: trained, and every row scored', async () => {
      await createDetectorAnew(subject);
      await waitForResults(subject);
    });
    await steps.step(`onnxruntime damaged: every ml_score of ${rowCount} rows the same`, () =>
      checkSameScores(subject.elasticsearchUrl),
    );
    await steps.step('onnxruntime damaged: said in status and log', () => checkSaid(subject));
    await steps.step('onnxruntime damaged: the page says so', () =>
      subject.withPages((pages) =>
        checkStatusPage(pages, {
          texts: ['onnxruntime', 'does not load'],
          screenshot: 'trouble_onnxruntime',
        }),
      ),
    );
  } finally {
    await kibana.stop();
    await undo();
  }
}
