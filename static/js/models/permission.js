/**
 * What this browser says of the microphone before it is asked for: "granted", "denied", "prompt", or nothing where it
 * does not tell.
 * @param {Permissions | undefined} [permissions]
 * @returns {Promise<string>}
 */
export async function permission(permissions = navigator.permissions) {
  try {
    const name = /** @type {PermissionName} */ ("microphone");
    return (await permissions?.query({ name }))?.state ?? "";
  } catch {
    return "";
  }
}
