/** The logo: a message whose second line is veiled. Decoration; the name stands beside it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 128 128" width={size} height={size} className="shrink-0">
      <path
        d="M32 8h64a24 24 0 0 1 24 24v48a24 24 0 0 1-24 24H60l-24 17.5a3.5 3.5 0 0 1-5.5-2.9V104a24 24 0 0 1-22.5-24V32A24 24 0 0 1 32 8z"
        fill="#fff"
      />
      <rect x="24" y="32" width="80" height="16" rx="8" fill="#0b4a40" />
      {[24, 54, 84].map((x) => (
        <rect key={x} x={x} y="64" width="20" height="16" rx="8" fill="#e89a42" />
      ))}
    </svg>
  );
}
