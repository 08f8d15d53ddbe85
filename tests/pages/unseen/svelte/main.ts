/** Svelte 5: a list of messages in a window that scrolls as a whole, markdown as HTML. */
import '../../shared/probe.ts';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
