/** Host names that stand for addresses: PAM writes the name where sshd writes the address. */
import { isIP } from 'net';
import type { AuthRecord } from '../../../common/auth_event';
import { detached } from './detached';
import { RecentMap } from './recent_map';

const mostNames = 20_000;
const mostProcesses = 5_000;

/** Numbers of processes are given again: what is further apart is another process. */
const longestLoginMs = 10 * 60_000;

/** "sshd(pam_unix)" is PAM inside sshd. */
const processOf = ({ host = '', program = '', pid }: AuthRecord): string | null =>
  pid === undefined ? null : `${host}/${program.replace(/\(.*$/, '')}/${pid}`;

export class AddressNames {
  private readonly addressByName = new RecentMap<string>(mostNames);
  /** The name that a process wrote and whose address is not known yet. */
  private readonly waiting = new RecentMap<{ name: string; time: number }>(mostProcesses);

  /** The address under which a record counts: IP where that is known, else the name. */
  resolve(record: AuthRecord): string | undefined {
    const { address } = record.event ?? {};
    if (address === undefined) return undefined;
    const process = processOf(record);
    if (isIP(address) === 0) {
      const known = this.addressByName.get(address);
      if (known === undefined && process !== null) {
        this.waiting.set(process, { name: detached(address), time: record.time });
      }
      return known ?? address;
    }
    if (process !== null) this.learn(process, address, record.time);
    return address;
  }

  /** The address of a name, if a process wrote both. */
  addressOf(name: string): string | undefined {
    return this.addressByName.get(name);
  }

  private learn(process: string, address: string, time: number): void {
    const found = this.waiting.get(process);
    if (found === undefined) return;
    this.waiting.delete(process);
    if (time - found.time <= longestLoginMs) this.addressByName.set(found.name, detached(address));
  }
}
