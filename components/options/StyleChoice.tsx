import { i18n } from '#i18n';
import { labelFor } from '../../lib/policy/label.ts';
import { packsFor } from '../../lib/policy/packs/index.ts';
import { LABEL_STYLES, type LabelStyle } from '../../lib/types.ts';
import { LabelDemands } from '../policy/LabelDemands.tsx';
import { styleText } from '../share/texts.ts';
import { Radios } from '../ui/Choice.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

function styleOption(value: LabelStyle) {
  const { name, hint } = styleText(value);
  return { value, name, hint };
}

/** How the visible label looks, and which rules in force make it louder than that or say its words. */
export function StyleChoice() {
  const store = useSettingsStore();
  const style = useSetting((settings) => settings.share.style);
  const packs = useSetting((settings) => settings.packs);
  const options = LABEL_STYLES.map((value) => styleOption(value));
  return (
    <div className="flex flex-col gap-2.5">
      <Radios
        legend={i18n.t('shareStyle')}
        value={style}
        options={options}
        onChange={(next) => void store.update({ share: { style: next } })}
      />
      <LabelDemands demands={labelFor(packsFor(packs), style).demands} />
    </div>
  );
}
