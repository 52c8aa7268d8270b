import { subscriptionTexts } from '@/texts/subscriptions';
import { type ChannelKind, channelKinds } from './select-channels';
import styles from './subscriptions-page.module.css';

const labels: Readonly<Record<ChannelKind, string>> = subscriptionTexts.kinds;

type Props = { counts: Record<ChannelKind, number>; value: ChannelKind; onChange: (kind: ChannelKind) => void };

/** Narrows the grid to one kind of channel. */
export function KindFilter({ counts, value, onChange }: Props) {
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{subscriptionTexts.show}</legend>
      {channelKinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
          <span>
            {labels[kind]} <b>{counts[kind]}</b>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
