import { ALNUM, HEX, token, URL64, type TokenKind } from './table.ts';

/** Clouds and hosting. Formats from the vendors' documentation of their tokens, and as the public rules of secret scanners give them. */
export const CLOUD: readonly TokenKind[] = [
  // IAM user guide, "unique identifiers": access keys, temporary keys, and the older sorts.
  token('aws-access-key', 'AWS', ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'], '[A-Z0-9]{16,17}'),
  token('aws-bedrock-key', 'AWS Bedrock', ['ABSK', 'bedrock-api-key-'], '[A-Za-z0-9+/=]{60,}'),
  // Google Cloud, "API keys"; "OAuth 2.0": access and refresh tokens, client secrets, client ids.
  token('google-api-key', 'Google', 'AIza', `${URL64}{35}`),
  token('google-gemini-key', 'Google', 'AQ.Ab', `${URL64}{30,}`),
  token('google-oauth-token', 'Google', 'ya29.', `${URL64}{20,}`),
  token('google-refresh-token', 'Google', '1//0', `${URL64}{20,}`),
  token('google-client-secret', 'Google', 'GOCSPX-', `${URL64}{24,}`),
  token('digitalocean-token', 'DigitalOcean', ['dop_v1_', 'doo_v1_', 'dor_v1_'], `${HEX}{64}`),
  token('alibaba-key', 'Alibaba Cloud', 'LTAI', `${ALNUM}{12,30}`, (text) => /\d/.test(text)),
  token('tencent-key', 'Tencent Cloud', 'AKID', `${ALNUM}{28,40}`),
  token('heroku-token', 'Heroku', 'HRKU-', `${URL64}{30,}`),
  token('netlify-token', 'Netlify', ['nfp_', 'nfo_', 'nfc_', 'nfu_', 'nfb_'], `${ALNUM}{36,}`),
  token('vercel-token', 'Vercel', ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], `${ALNUM}{24,}`),
  token('fly-token', 'Fly.io', ['fo1_', 'fm1_', 'fm2_', 'fm1a_', 'fm1r_'], '[A-Za-z0-9_+/=,-]{40,}'),
  token('render-key', 'Render', 'rnd_', `${ALNUM}{28,}`),
  token('supabase-key', 'Supabase', ['sbp_', 'sb_secret_'], `${URL64}{24,}`),
  token('planetscale-token', 'PlanetScale', ['pscale_pw_', 'pscale_tkn_', 'pscale_oauth_'], `[A-Za-z0-9_.=-]{32,}`),
  token('databricks-token', 'Databricks', ['dapi', 'dose'], `${HEX}{32}(?:-\\d)?`),
  token('vault-token', 'HashiCorp Vault', ['hvs.', 'hvb.', 'hvr.'], `${URL64}{24,}`),
  token('pulumi-token', 'Pulumi', 'pul-', `${HEX}{40}`),
  token('doppler-token', 'Doppler', ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'], '[A-Za-z0-9._-]{40,}'),
  token('tailscale-key', 'Tailscale', ['tskey-auth-', 'tskey-api-', 'tskey-client-', 'tskey-'], '[A-Za-z0-9-]{16,}'),
  token('cloudflare-ca-key', 'Cloudflare', 'v1.0-', `${HEX}{24}-${HEX}{146}`),
  token('cloudflare-token', 'Cloudflare', ['cfut_', 'cfat_', 'cfk_'], `${URL64}{40,}`),
  token('yandex-key', 'Yandex Cloud', ['AQVN', 'YCAJE', 't1.'], `${URL64}{32,}`, (text) => /[A-Z].*\d|\d.*[A-Z]/.test(text)),
  token('1password-token', '1Password', 'ops_eyJ', '[A-Za-z0-9+/=_-]{60,}'),
];
