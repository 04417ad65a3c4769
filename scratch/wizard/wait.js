// test/browser/open_browser.ts
var import_playwright_core = require('playwright-core');
var places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
function openBrowser(executablePath) {
  return import_playwright_core.chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// ../../scratch/wizard/wait.ts
var app = 'http://127.0.0.1:5641';
(async () => {
  const id = 'rig' + (Date.now() % 1e5);
  const browser = await openBrowser('/usr/bin/chromium');
  const page = await browser.newPage({ viewport: { width: 1280, height: 1e3 } });
  const r = await fetch(app + '/api/anomaly_forest/detectors', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'kbn-xsrf': 'x' },
    body: JSON.stringify({
      id,
      source: { indices: ['rig'] },
      features: ['Pressure', 'Current', 'Voltage'],
    }),
  });
  console.log(r.status);
  const t = Date.now();
  await page.goto(
    `${app}/anomalies?detector=${id}&from=2020-03-09T10:14:33.000Z&to=2020-03-09T10:34:33.000Z`,
  );
  try {
    await page.locator('[data-test-subj="resultRow"]').first().waitFor({ timeout: 7e4 });
    console.log('rows after', (Date.now() - t) / 1e3);
  } catch {
    console.log(
      await page
        .locator('main')
        .innerText()
        .catch(() => 'no main'),
    );
    await page.reload();
    await page.locator('[data-test-subj="resultRow"]').first().waitFor({ timeout: 3e4 });
    console.log('only after reload');
  }
  await page.screenshot({ path: '/tmp/scratch/wizard/wait.png' });
  await browser.close();
})();
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vLi4vdGVzdC9icm93c2VyL29wZW5fYnJvd3Nlci50cyIsICIuLi8uLi8uLi8uLi9zY3JhdGNoL3dpemFyZC93YWl0LnRzIl0sCiAgInNvdXJjZXNDb250ZW50IjogWyIvKiogQSByZWFsIENocm9taXVtIGZvciB0ZXN0cyBvZiBwYWdlcywgZHJpdmVuIGJ5IHBsYXl3cmlnaHQtY29yZS4gKi9cbmltcG9ydCB7IGV4aXN0c1N5bmMgfSBmcm9tICdmcyc7XG5pbXBvcnQgeyBjaHJvbWl1bSwgdHlwZSBCcm93c2VyIH0gZnJvbSAncGxheXdyaWdodC1jb3JlJztcblxuLyoqIFdoZXJlIGRpc3RyaWJ1dGlvbnMgaW5zdGFsbCBpdDsgQ0hST01JVU0gbmFtZXMgYW5vdGhlci4gKi9cbmNvbnN0IHBsYWNlcyA9IFtcbiAgcHJvY2Vzcy5lbnYuQ0hST01JVU0sXG4gICcvdXNyL2Jpbi9jaHJvbWl1bScsXG4gICcvdXNyL2Jpbi9jaHJvbWl1bS1icm93c2VyJyxcbiAgJy91c3IvYmluL2dvb2dsZS1jaHJvbWUnLFxuXTtcblxuLyoqIFRoZSBpbnN0YWxsZWQgQ2hyb21pdW0sIG9yIG51bGw7IHdpdGggYENJPXRydWVgIGEgbWlzc2luZyBvbmUgaXMgYSBmYWlsdXJlLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGZpbmRDaHJvbWl1bSgpOiBzdHJpbmcgfCBudWxsIHtcbiAgY29uc3QgZm91bmQgPSBwbGFjZXMuZmluZCgocGxhY2UpID0+IHBsYWNlICE9PSB1bmRlZmluZWQgJiYgZXhpc3RzU3luYyhwbGFjZSkpID8/IG51bGw7XG4gIGlmIChmb3VuZCA9PT0gbnVsbCAmJiBwcm9jZXNzLmVudi5DSSA9PT0gJ3RydWUnKSB7XG4gICAgdGhyb3cgbmV3IEVycm9yKCdObyBDaHJvbWl1bSBpcyBpbnN0YWxsZWQgKERlYmlhbjogYXB0LWdldCBpbnN0YWxsIGNocm9taXVtKScpO1xuICB9XG4gIHJldHVybiBmb3VuZDtcbn1cblxuZXhwb3J0IGZ1bmN0aW9uIG9wZW5Ccm93c2VyKGV4ZWN1dGFibGVQYXRoOiBzdHJpbmcpOiBQcm9taXNlPEJyb3dzZXI+IHtcbiAgcmV0dXJuIGNocm9taXVtLmxhdW5jaCh7XG4gICAgZXhlY3V0YWJsZVBhdGgsXG4gICAgYXJnczogW1xuICAgICAgJy0taGVhZGxlc3MnLFxuICAgICAgJy0tbm8tc2FuZGJveCcsXG4gICAgICAnLS1kaXNhYmxlLWdwdScsXG4gICAgICAnLS1kaXNhYmxlLXF1aWMnLFxuICAgICAgJy0tbm8tZmlyc3QtcnVuJyxcbiAgICAgICctLWRpc2FibGUtYmFja2dyb3VuZC1uZXR3b3JraW5nJyxcbiAgICAgICctLWRpc2FibGUtY29tcG9uZW50LXVwZGF0ZScsXG4gICAgICAnLS1kaXNhYmxlLXN5bmMnLFxuICAgIF0sXG4gIH0pO1xufVxuIiwgImltcG9ydCB7IG9wZW5Ccm93c2VyIH0gZnJvbSAnL3RtcC93dC93aXphcmQvdGVzdC9icm93c2VyL29wZW5fYnJvd3Nlcic7XG5jb25zdCBhcHAgPSAnaHR0cDovLzEyNy4wLjAuMTo1NjQxJztcbihhc3luYyAoKSA9PiB7XG4gIGNvbnN0IGlkID0gJ3JpZycgKyBEYXRlLm5vdygpICUgMTAwMDAwO1xuICBjb25zdCBicm93c2VyID0gYXdhaXQgb3BlbkJyb3dzZXIoJy91c3IvYmluL2Nocm9taXVtJyk7XG4gIGNvbnN0IHBhZ2UgPSBhd2FpdCBicm93c2VyLm5ld1BhZ2UoeyB2aWV3cG9ydDogeyB3aWR0aDogMTI4MCwgaGVpZ2h0OiAxMDAwIH0gfSk7XG4gIGNvbnN0IHIgPSBhd2FpdCBmZXRjaChhcHAgKyAnL2FwaS9hbm9tYWx5X2ZvcmVzdC9kZXRlY3RvcnMnLCB7IG1ldGhvZDogJ1BPU1QnLCBoZWFkZXJzOiB7ICdjb250ZW50LXR5cGUnOiAnYXBwbGljYXRpb24vanNvbicsICdrYm4teHNyZic6ICd4JyB9LCBib2R5OiBKU09OLnN0cmluZ2lmeSh7IGlkLCBzb3VyY2U6IHsgaW5kaWNlczogWydyaWcnXSB9LCBmZWF0dXJlczogWydQcmVzc3VyZScsICdDdXJyZW50JywgJ1ZvbHRhZ2UnXSB9KSB9KTtcbiAgY29uc29sZS5sb2coci5zdGF0dXMpO1xuICBjb25zdCB0ID0gRGF0ZS5ub3coKTtcbiAgYXdhaXQgcGFnZS5nb3RvKGAke2FwcH0vYW5vbWFsaWVzP2RldGVjdG9yPSR7aWR9JmZyb209MjAyMC0wMy0wOVQxMDoxNDozMy4wMDBaJnRvPTIwMjAtMDMtMDlUMTA6MzQ6MzMuMDAwWmApO1xuICB0cnkgeyBhd2FpdCBwYWdlLmxvY2F0b3IoJ1tkYXRhLXRlc3Qtc3Viaj1cInJlc3VsdFJvd1wiXScpLmZpcnN0KCkud2FpdEZvcih7IHRpbWVvdXQ6IDcwMDAwIH0pOyBjb25zb2xlLmxvZygncm93cyBhZnRlcicsIChEYXRlLm5vdygpIC0gdCkgLyAxMDAwKTsgfVxuICBjYXRjaCB7IGNvbnNvbGUubG9nKGF3YWl0IHBhZ2UubG9jYXRvcignbWFpbicpLmlubmVyVGV4dCgpLmNhdGNoKCgpID0+ICdubyBtYWluJykpOyBhd2FpdCBwYWdlLnJlbG9hZCgpOyBhd2FpdCBwYWdlLmxvY2F0b3IoJ1tkYXRhLXRlc3Qtc3Viaj1cInJlc3VsdFJvd1wiXScpLmZpcnN0KCkud2FpdEZvcih7IHRpbWVvdXQ6IDMwMDAwIH0pOyBjb25zb2xlLmxvZygnb25seSBhZnRlciByZWxvYWQnKTsgfVxuICBhd2FpdCBwYWdlLnNjcmVlbnNob3QoeyBwYXRoOiAnL3RtcC9zY3JhdGNoL3dpemFyZC93YWl0LnBuZycgfSk7XG4gIGF3YWl0IGJyb3dzZXIuY2xvc2UoKTtcbn0pKCk7XG4iXSwKICAibWFwcGluZ3MiOiAiO0FBRUEsNkJBQXVDO0FBR3ZDLElBQU0sU0FBUztBQUFBLEVBQ2IsUUFBUSxJQUFJO0FBQUEsRUFDWjtBQUFBLEVBQ0E7QUFBQSxFQUNBO0FBQ0Y7QUFXTyxTQUFTLFlBQVksZ0JBQTBDO0FBQ3BFLFNBQU8sZ0NBQVMsT0FBTztBQUFBLElBQ3JCO0FBQUEsSUFDQSxNQUFNO0FBQUEsTUFDSjtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxNQUNBO0FBQUEsTUFDQTtBQUFBLE1BQ0E7QUFBQSxJQUNGO0FBQUEsRUFDRixDQUFDO0FBQ0g7OztBQ2xDQSxJQUFNLE1BQU07QUFBQSxDQUNYLFlBQVk7QUFDWCxRQUFNLEtBQUssUUFBUSxLQUFLLElBQUksSUFBSTtBQUNoQyxRQUFNLFVBQVUsTUFBTSxZQUFZLG1CQUFtQjtBQUNyRCxRQUFNLE9BQU8sTUFBTSxRQUFRLFFBQVEsRUFBRSxVQUFVLEVBQUUsT0FBTyxNQUFNLFFBQVEsSUFBSyxFQUFFLENBQUM7QUFDOUUsUUFBTSxJQUFJLE1BQU0sTUFBTSxNQUFNLGlDQUFpQyxFQUFFLFFBQVEsUUFBUSxTQUFTLEVBQUUsZ0JBQWdCLG9CQUFvQixZQUFZLElBQUksR0FBRyxNQUFNLEtBQUssVUFBVSxFQUFFLElBQUksUUFBUSxFQUFFLFNBQVMsQ0FBQyxLQUFLLEVBQUUsR0FBRyxVQUFVLENBQUMsWUFBWSxXQUFXLFNBQVMsRUFBRSxDQUFDLEVBQUUsQ0FBQztBQUMzUCxVQUFRLElBQUksRUFBRSxNQUFNO0FBQ3BCLFFBQU0sSUFBSSxLQUFLLElBQUk7QUFDbkIsUUFBTSxLQUFLLEtBQUssR0FBRyxHQUFHLHVCQUF1QixFQUFFLDREQUE0RDtBQUMzRyxNQUFJO0FBQUUsVUFBTSxLQUFLLFFBQVEsOEJBQThCLEVBQUUsTUFBTSxFQUFFLFFBQVEsRUFBRSxTQUFTLElBQU0sQ0FBQztBQUFHLFlBQVEsSUFBSSxlQUFlLEtBQUssSUFBSSxJQUFJLEtBQUssR0FBSTtBQUFBLEVBQUcsUUFDNUk7QUFBRSxZQUFRLElBQUksTUFBTSxLQUFLLFFBQVEsTUFBTSxFQUFFLFVBQVUsRUFBRSxNQUFNLE1BQU0sU0FBUyxDQUFDO0FBQUcsVUFBTSxLQUFLLE9BQU87QUFBRyxVQUFNLEtBQUssUUFBUSw4QkFBOEIsRUFBRSxNQUFNLEVBQUUsUUFBUSxFQUFFLFNBQVMsSUFBTSxDQUFDO0FBQUcsWUFBUSxJQUFJLG1CQUFtQjtBQUFBLEVBQUc7QUFDbk8sUUFBTSxLQUFLLFdBQVcsRUFBRSxNQUFNLCtCQUErQixDQUFDO0FBQzlELFFBQU0sUUFBUSxNQUFNO0FBQ3RCLEdBQUc7IiwKICAibmFtZXMiOiBbXQp9Cg==
