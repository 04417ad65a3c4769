import type { Connection } from './connect';
import {
  ensureRocketDetector,
  RocketDemo,
  rocketDetector,
  rocketIndex,
  type RocketDemoOptions,
} from './rocket_demo';

type OnProgress = (rows: number, of: number) => void;

/** The rocket, launched once however often it is asked for. */
export class RocketOnDemand {
  private demo: Promise<RocketDemo> | null = null;

  constructor(
    private readonly connection: Connection,
    private readonly options: RocketDemoOptions,
  ) {}

  /**
   * Returns once there are rows to train on and a detector, which may have been deleted meanwhile.
   * @throws AppError when Elasticsearch does not take them; the next call tries again
   */
  async start(onProgress: OnProgress = () => undefined): Promise<{ detector_id: string }> {
    this.demo ??= this.launch(onProgress);
    try {
      await this.demo;
    } catch (error) {
      this.demo = null;
      throw error;
    }
    await ensureRocketDetector(this.connection.ports);
    return { detector_id: rocketDetector.id };
  }

  async stop(): Promise<void> {
    const demo = await this.demo?.catch(() => null);
    await demo?.stop();
  }

  private async launch(onProgress: OnProgress): Promise<RocketDemo> {
    const demo = await RocketDemo.start(this.connection, this.options, onProgress);
    await this.connection.client.indices.refresh({ index: rocketIndex });
    demo.run();
    return demo;
  }
}
