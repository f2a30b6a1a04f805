/**
 * What the docs add to the product's own styles.
 */
export const LOOK = `
.docs { max-width: 46rem; margin: 0 auto; padding: var(--s7) var(--edge); overflow-wrap: anywhere; }
.docs header, .docs section { display: grid; gap: var(--s4); }
.docs section { margin-top: var(--s7); padding-top: var(--s5); border-top: 1px solid var(--line); }
.docs h1, .docs h2 { font-family: var(--serif); font-weight: 500; letter-spacing: var(--tight); }
.docs h1 { font-size: 2.25rem; line-height: 1.15; text-wrap: balance; }
.docs h2 { font-size: var(--large); }
.docs p { max-width: 38rem; }
.docs a { color: var(--accent); }
.docs code { font-family: var(--mono); font-size: 0.9em; }
.docs pre { margin: 0; padding: var(--s3) var(--s4); border: 1px solid var(--line); border-radius: var(--round);
  background: var(--paper); overflow-x: auto; }
.docs .address b { color: var(--accent); font-family: var(--mono); font-size: var(--small); }
.docs nav ul { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); padding: 0; list-style: none; }
.docs dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: var(--s2) var(--s5); margin: 0; }
.docs dd { margin: 0; color: var(--ink-soft); }
.docs dd code { padding: 0 var(--s1); border-radius: var(--s1); background: var(--paper); }
.docs dt small { color: var(--ink-soft); font-size: var(--tiny); }
@media (max-width: 34rem) {
  .docs dl { grid-template-columns: 1fr; }
  .docs dd { margin-bottom: var(--s3); }
}
`;
