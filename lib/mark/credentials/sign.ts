import { Algorithms, type CoseSignature, Signature, type Signer } from '@trustnxt/c2pa-ts/cose';
import {
  ClaimVersion,
  DataHashAssertion,
  type Manifest,
  ManifestStore,
  type Assertion,
  type HashedURI,
} from '@trustnxt/c2pa-ts/manifest';
import { actions, ingredient, short, softBinding } from './assertions.ts';
import { assetOf } from './asset.ts';
import { type Claim, instanceIdOf, type SignedFormat } from './claim.ts';
import { CredentialsError } from './error.ts';
import type { Identity } from './identity.ts';
import { signatureBytes, signerOf } from './signer.ts';

/** Bytes of room for the manifest's place in the file, which is known late; what is left of it (24 at least, or its own length gets shorter) is hashed like the rest. */
const HASH_PADDING = 100;

/**
 * The picture with signed content credentials in it. Has to come last: a byte that changes afterwards makes them invalid. No network is used and nothing
 * is time-stamped.
 * @param bytes a whole picture without credentials
 * @throws CredentialsError `format`, or `signed` if it has credentials already
 */
export async function signPicture(
  bytes: Uint8Array,
  format: SignedFormat,
  claim: Claim,
  identity: Identity,
): Promise<Uint8Array<ArrayBuffer>> {
  const asset = assetOf(bytes, format);
  if (asset.getManifestJUMBF()) throw new CredentialsError('signed', 'the picture has content credentials');
  const signer = signerOf(identity);
  const store = new ManifestStore();
  const manifest = store.createManifest({
    claimVersion: ClaimVersion.V2,
    assetFormat: asset.mimeType,
    instanceID: instanceIdOf(claim.id),
    defaultHashAlgorithm: 'SHA-256',
    signer,
  });
  describe(manifest, claim);
  const binding = DataHashAssertion.create('SHA-256', HASH_PADDING);
  binding.name = 'jumbf manifest';
  add(manifest, binding);
  reserve(manifest, signer, identity);
  // RIFF pads what is of odd length with a byte that nothing would sign.
  if (store.measureSize() % 2 === 1) binding.paddingLength += 1;

  await asset.ensureManifestSpace(store.measureSize());
  await binding.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  return new Uint8Array(await asset.getDataRange());
}

function describe(manifest: Manifest, claim: Claim): void {
  if (manifest.claim) {
    manifest.claim.title = short(claim.title);
    manifest.claim.claimGeneratorName = short(claim.generator.name);
    manifest.claim.claimGeneratorVersion = claim.generator.version && short(claim.generator.version);
    // With the manifest's name in every reference, the signature covers the name, too.
    manifest.claim.signatureRef = `self#jumbf=${within(manifest)}c2pa.signature`;
  }
  const placed = (claim.ingredients ?? []).map((one, index) => add(manifest, ingredient(one, index)));
  add(manifest, actions(claim, placed));
  if (claim.watermark !== undefined) add(manifest, softBinding(claim.watermark));
}

/** Adds an assertion to a manifest and its claim; returns a reference, whose hash comes with signing. */
function add(manifest: Manifest, assertion: Assertion): HashedURI {
  manifest.assertions?.assertions.push(assertion);
  const reference = manifest.createHashedReference(`${within(manifest)}c2pa.assertions/${assertion.fullLabel}`);
  manifest.claim?.assertions.push(reference);
  return reference;
}

const within = ({ label }: Manifest): string => `/c2pa/${label}/`;

/**
 * c2pa-ts leaves 25 kB for time stamps, which nobody signs. We need none, and know how long the signature will be: so nothing in the manifest is free
 * to be changed.
 */
class Unpadded extends Signature {
  override writeJUMBFData(): CoseSignature {
    const [head, , payload, signature] = super.writeJUMBFData();
    return [head, {}, payload, signature];
  }
}

function reserve(manifest: Manifest, signer: Signer, identity: Identity): void {
  const data = new Unpadded();
  const algorithm = Algorithms.getAlgorithm(signer.algorithm);
  if (!manifest.signature || !algorithm) return;
  data.algorithm = algorithm;
  data.certificate = signer.certificate;
  data.chainCertificates = signer.chainCertificates;
  data.signature = new Uint8Array(signatureBytes(identity));
  manifest.signature.signatureData = data;
}
