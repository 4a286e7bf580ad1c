import { Areas } from '@famsam/platform';
import type { AreaId } from '@famsam/kernel';
import type { INestApplicationContext } from '@nestjs/common';

/** The area of `--area`, which must exist; the first created one without it. */
export async function areaFor(
  app: INestApplicationContext,
  asked: string | undefined,
): Promise<AreaId> {
  const ids = await app.get(Areas, { strict: false }).ids();
  const found = asked === undefined ? ids[0] : ids.find((id) => id === asked);
  if (found) return found;
  throw new Error(
    asked === undefined
      ? 'there is no area yet: make one with area create NAME'
      : `there is no area ${asked}; there is: ${ids.join(', ') || 'none'}`,
  );
}
