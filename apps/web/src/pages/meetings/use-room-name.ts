import { useWords } from '../case/use-words';
import { useSchedule } from './meeting-data';

/** A room with its place, as people say it. */
export function useRoomName(): (roomId: string) => string {
  const { text } = useWords();
  const { data } = useSchedule();
  return (roomId) => {
    const room = data?.rooms.find((one) => one.roomId === roomId);
    const place = data?.places.find(({ placeId }) => placeId === room?.placeId);
    return room ? [room.name, ...(place ? [place.name] : [])].join(', ') : text('meetings.a-room');
  };
}
