import { Module } from '@nestjs/common';
import { MediaUploadsController } from './direct/direct-uploads.controller.js';
import { DirectGround } from './direct/direct-ground.js';
import { DirectUploadsService } from './direct/direct-uploads.service.js';
import { ImageWorkshop } from './images/image-workshop.js';
import { ImageIntake } from './intake/image-intake.js';
import { Quarantine } from './intake/quarantine.js';
import { MediaFilesController } from './media-files.controller.js';
import { MediaKeeping } from './media-keeping.js';
import { MediaReading } from './media-reading.js';
import { MediaRoom } from './media-room.js';
import { MediaController } from './media.controller.js';
import { MediaFacade } from './media.facade.js';
import { MediaService } from './media.service.js';
import { mediaStore } from './store/store.provider.js';
import { MediaCare } from './tidying/media-care.js';
import { MediaSweeps } from './tidying/media-sweeps.js';
import { VariantsJob } from './variants/variants-job.js';

@Module({
  controllers: [MediaController, MediaFilesController, MediaUploadsController],
  providers: [
    DirectGround,
    DirectUploadsService,
    ImageIntake,
    ImageWorkshop,
    MediaCare,
    MediaFacade,
    MediaKeeping,
    MediaReading,
    MediaRoom,
    MediaService,
    mediaStore,
    MediaSweeps,
    Quarantine,
    VariantsJob,
  ],
  exports: [MediaFacade],
})
export class MediaModule {}
