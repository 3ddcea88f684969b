import CSodium
import Synchronization

/// Hashes of passwords by Argon2id, as text that holds its own parameters.
///
/// > A. Biryukov, D. Dinu, D. Khovratovich, S. Josefsson, RFC 9106, 2021.
enum Password {
  /// One at a time: each takes 64 MiB of memory.
  private static let working = Mutex(())

  private static let isReady = sodium_init() >= 0

  /// Returns the hash of a password, another one each time.
  ///
  /// - Throws: ``ServiceError/state(_:)`` when there is no memory for it.
  static func hash(_ password: String) throws(ServiceError) -> String {
    let text = working.withLock { _ in
      var hash = [CChar](repeating: 0, count: 128)
      // Safe: the library writes at most 128 characters with their end.
      let status = unsafe crypto_pwhash_str(
        &hash, password, UInt64(password.utf8.count), UInt64(crypto_pwhash_opslimit_interactive()),
        crypto_pwhash_memlimit_interactive())
      let bytes = hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      return status == 0 && isReady ? String(decoding: bytes, as: UTF8.self) : nil
    }
    guard let text else { throw .state("there is no memory to hash a password") }
    return text
  }

  /// Whether a hash is that of a password.
  static func verify(_ hash: String, _ password: String) -> Bool {
    working.withLock { _ in
      guard isReady else { return false }
      // Safe: both texts outlive the call.
      return unsafe crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
  }
}
