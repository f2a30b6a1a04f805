/**
 * A key, and the hash and token that client and server must both derive from it.
 */
export const KEY = "k".repeat(43);
export const ITS_HASH = "Lz6_zzJQjzci2qXR7OH4HvO2oKd70KiUCXDfecKCRso";
export const ITS_ROOM = "9zjb3g8hcydcx2arzqz5e518hp";
