export const ORDINARY: readonly { readonly id: string }[] = [];
