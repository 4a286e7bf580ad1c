import type { AreaId } from '@famsam/kernel';
import { etagOf, NotFoundError } from '@famsam/platform';
import type { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { AreaOf, type AreaSummary } from './places.view';

/** Names the version of the directory in the answer. Asked before what is shown: whoever changes that meanwhile is found out. */
export async function areaShown(
  queries: QueryBus,
  reply: FastifyReply,
  areaId: AreaId,
): Promise<AreaSummary> {
  const area = await queries.execute(new AreaOf(areaId));
  if (!area) throw new NotFoundError('area', areaId);
  void reply.header('etag', etagOf(area.version));
  return area;
}
