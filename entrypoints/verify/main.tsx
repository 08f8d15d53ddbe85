import '../../assets/app.css';
import { i18n } from '#i18n';
import { mount } from '../../components/mount.tsx';
import { App } from './App.tsx';

await mount(i18n.t('verifyTitle'), <App />);
