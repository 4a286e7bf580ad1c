import type { AreaId } from '@famsam/kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Vault } from './vault';

/** A file from outside as it may wait in a table of another room: anybody's name may stand in it. */
export class SealFile extends Query<Buffer> {
  constructor(
    readonly areaId: AreaId,
    readonly fileId: string,
    readonly plain: Buffer,
  ) {
    super();
  }
}

export class UnsealFile extends Query<Buffer> {
  constructor(
    readonly areaId: AreaId,
    readonly fileId: string,
    readonly sealed: Buffer,
  ) {
    super();
  }
}

@QueryHandler(SealFile)
export class SealFileHandler implements IQueryHandler<SealFile> {
  constructor(private readonly vault: Vault) {}

  execute({ areaId, fileId, plain }: SealFile): Promise<Buffer> {
    return Promise.resolve(this.vault.sealFile({ areaId, subjectId: fileId }, plain));
  }
}

@QueryHandler(UnsealFile)
export class UnsealFileHandler implements IQueryHandler<UnsealFile> {
  constructor(private readonly vault: Vault) {}

  execute({ areaId, fileId, sealed }: UnsealFile): Promise<Buffer> {
    return Promise.resolve(this.vault.unsealFile({ areaId, subjectId: fileId }, sealed));
  }
}
