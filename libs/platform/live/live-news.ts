import type { AreaId, Recorded } from '@famsam/kernel';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { EventStore } from '../events';
import { whatFailed } from '../projections';
import { Rooms } from '../rooms';
import { WakeUp } from '../database';
import type { Stale, StaleKey } from '../live-room';
import { keysFor } from './stale';

const BATCH = 1_000;
/** An event that there was word of may be held back by a writer under way: soon again, then at leisure. */
const LOOK_AGAIN_MS = { first: 10, most: 1_000 };

/** One page that wants to know what it has to read again. */
export interface LiveListener {
  readonly role: string;
  stale(keys: readonly StaleKey[]): void;
  /** The process ends. */
  close(): void;
}

/** What all listeners of one area share: how far it has been read, and by whom. */
interface AreaNews {
  readonly areaId: AreaId;
  readonly listeners: Set<LiveListener>;
  /** Undefined while nobody listens. */
  position: number | undefined;
  looking: Promise<void> | undefined;
  wanted: boolean;
  pause: number;
  timer: NodeJS.Timeout | undefined;
}

/** Follows the areas that somebody looks at, and tells each page what has become stale. */
@Injectable()
export class LiveNews implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveNews.name);
  private readonly areas = new Map<AreaId, AreaNews>();
  private listening: Promise<void> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly rooms: Rooms,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Hears of everything that is committed from its return on; gives the way to leave again. */
  async join(areaId: AreaId, listener: LiveListener): Promise<() => void> {
    await (this.listening ??= this.wakeUp.listen(this.onNews));
    const news = this.newsOf(areaId);
    news.listeners.add(listener);
    await this.look(news);
    return () => this.leave(news, listener);
  }

  /** To every process: what is no event has changed, by a name that a room's `live.on` knows. */
  tell(areaId: AreaId, name: string): void {
    this.wakeUp.nudge(areaId, name);
  }

  beforeApplicationShutdown(): void {
    this.wakeUp.stopListening(this.onNews);
    for (const { listeners, timer } of this.areas.values()) {
      clearTimeout(timer);
      for (const listener of [...listeners]) listener.close();
    }
  }

  private newsOf(areaId: AreaId): AreaNews {
    const known = this.areas.get(areaId);
    if (known) return known;
    const idle = { position: undefined, looking: undefined, wanted: false, timer: undefined };
    const news = {
      areaId,
      listeners: new Set<LiveListener>(),
      pause: LOOK_AGAIN_MS.first,
      ...idle,
    };
    this.areas.set(areaId, news);
    return news;
  }

  private leave(news: AreaNews, listener: LiveListener): void {
    news.listeners.delete(listener);
    if (news.listeners.size > 0) return;
    clearTimeout(news.timer);
    news.position = undefined;
  }

  private readonly onNews = (areaId: AreaId, name: string | undefined): void => {
    const news = this.areas.get(areaId);
    if (!news || news.listeners.size === 0) return;
    if (name !== undefined) {
      this.pass(
        news,
        this.rooms.all.flatMap(({ live }) => live?.on?.[name] ?? []),
      );
      return;
    }
    news.pause = LOOK_AGAIN_MS.first;
    void this.look(news);
  };

  /** One look at a time; whoever asks meanwhile gets another one. */
  private look(news: AreaNews): Promise<void> {
    news.wanted = true;
    return (news.looking ??= this.readOn(news).finally(() => {
      news.looking = undefined;
      if (news.listeners.size === 0) news.position = undefined;
      else this.lookLater(news);
    }));
  }

  private lookLater(news: AreaNews): void {
    clearTimeout(news.timer);
    news.timer = setTimeout(() => void this.look(news), news.pause).unref();
    news.pause = Math.min(news.pause * 2, LOOK_AGAIN_MS.most);
  }

  private async readOn(news: AreaNews): Promise<void> {
    try {
      while (news.wanted) {
        news.wanted = false;
        news.position ??= await this.store.reached(news.areaId);
        const events = await this.store.readForward(news.areaId, news.position, BATCH);
        const last = events.at(-1);
        if (!last) continue;
        news.position = last.position;
        news.wanted ||= events.length === BATCH;
        news.pause = LOOK_AGAIN_MS.first;
        this.pass(
          news,
          events.flatMap((event) => this.staleAfter(event)),
        );
      }
    } catch (error) {
      this.logger.warn(`cannot read what is new: ${whatFailed(error)}`);
    }
  }

  private staleAfter(event: Recorded): readonly Stale[] {
    const category = event.stream.slice(0, event.stream.indexOf('-'));
    const room = this.rooms.all.find(({ streams }) =>
      streams.some((stream) => stream.category === category),
    );
    return room?.live?.after?.(event) ?? [];
  }

  private pass({ listeners }: AreaNews, stale: readonly Stale[]): void {
    const byRole = new Map<string, readonly StaleKey[]>();
    for (const listener of [...listeners]) {
      const keys = byRole.get(listener.role) ?? keysFor(listener.role, stale);
      byRole.set(listener.role, keys);
      if (keys.length > 0) listener.stale(keys);
    }
  }
}
