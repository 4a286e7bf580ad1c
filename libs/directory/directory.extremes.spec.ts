import { aDay, asking, holdsAtExtremes } from '../../tests/support/extremes';
import { directoryStream } from './directory.stream';

describe('the directory at the extremes', () => {
  holdsAtExtremes(directoryStream, (data) => [
    asking('create-area', {}, data('directory.area-created')),
    asking('join-municipality', {}, data('directory.municipality-joined')),
    asking('leave-municipality', {}, data('directory.municipality-left')),
    asking('record-population', {}, data('directory.population-recorded')),
    asking('add-agency', {}, data('directory.agency-added')),
    asking('rename-agency', {}, data('directory.agency-renamed')),
    asking('remove-agency', {}, data('directory.agency-removed')),
    asking('add-unit', {}, data('directory.unit-added')),
    asking('change-unit', {}, data('directory.unit-changed')),
    asking('remove-unit', {}, data('directory.unit-removed')),
    asking('name-contact-person', { since: aDay }, data('directory.contact-person-named')),
    asking('change-contact-person', { since: aDay }, data('directory.contact-person-changed')),
    asking('end-contact-person', {}, data('directory.contact-person-left')),
  ]);
});
