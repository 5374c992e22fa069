import CCrypt

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Passwords: which are good enough, and their yescrypt hashes by the system's `crypt_r`.
package enum Password {
    /// Characters; below it a password is refused (ASVS 6.2.1).
    package static let shortest = 8
    /// Bytes; above it a password is refused, so that hashing stays bounded (ASVS 6.2.9 asks for 64
    /// characters at least).
    package static let longest = 512

    /// Why a password may not be used; `nil` when it may.
    ///
    /// Any characters are allowed and none are asked for (ASVS 6.2.5); the commonest are refused
    /// (6.2.4), and so is the user's own name.
    package static func fault(in password: String, of user: String) -> String? {
        if password.unicodeScalars.count < shortest {
            return "The password is shorter than \(shortest) characters. 15 or more are better."
        }
        if password.utf8.count > longest {
            return "The password is longer than \(longest) bytes."
        }
        if password.utf8.contains(0) { return "The password holds a NUL character." }
        let lowered = password.lowercased()
        if CommonPasswords.contains(lowered) || lowered == user.lowercased() {
            return "That password is among the first that anyone tries. Choose three or more words."
        }
        return nil
    }

    /// The hash of a password with a new salt: `$y$...`.
    ///
    /// - Returns: `nil` where the system's library has no yescrypt.
    /// - Complexity: some tens of milliseconds and 16 MB, by intent.
    package static func hash(_ password: String) -> String? {
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        // No random bytes given: the library takes them from the system.
        guard crypt_gensalt_rn("$y$", 0, nil, 0, &setting, Int32(setting.count)) != nil else {
            return nil
        }
        return hash(password, setting: setting)
    }

    /// Whether a password is that of a hash.
    package static func matches(_ password: String, _ hash: String) -> Bool {
        guard hash.hasPrefix("$y$"), password.utf8.count <= longest, !password.utf8.contains(0),
            let again = self.hash(password, setting: Array(hash.utf8CString))
        else { return false }
        return Secret.areEqual(again, hash)
    }

    /// A setting that is not valid makes `crypt_r` fall back to DES or answer `*0`: anything but
    /// yescrypt is no hash.
    private static func hash(_ password: String, setting: [CChar]) -> String? {
        let data = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        let size = MemoryLayout<crypt_data>.size
        memset(data, 0, size)
        defer {
            explicit_bzero(data, size)
            data.deallocate()
        }
        guard let result = crypt_r(password, setting, data) else { return nil }
        let text = String(cString: result)
        return text.hasPrefix("$y$") ? text : nil
    }
}
