/// The passwords that are tried first: the commonest of published leaks that have eight characters
/// or more, and those that this program's name and work suggest.
enum CommonPasswords {
    /// Whether a password, in small letters, is one of them, also with digits or signs behind it.
    static func contains(_ password: String) -> Bool {
        if list.contains(password) { return true }
        if let first = password.first, password.allSatisfy({ $0 == first }) { return true }
        var stem = Substring(password)
        while let last = stem.last, last.isNumber || "!?.#*_-@$".contains(last) {
            stem.removeLast()
        }
        return stem.isEmpty
            ? password.count < 12 : list.contains(String(stem)) || stems.contains(stem)
    }

    private static let stems: Set<Substring> = [
        "admin", "administrator", "audit", "council", "welcome", "letmein", "password", "passw0rd",
        "qwerty", "summer", "winter", "autumn", "spring", "monday", "friday", "london", "secret",
        "changeme", "test", "user", "login", "abc", "monkey", "dragon", "football", "liverpool",
        "arsenal", "chelsea", "social", "worker", "socialwork", "children", "safeguarding",
    ]

    private static let list: Set<String> = [
        "12345678", "123456789", "1234567890", "11111111", "00000000", "87654321", "password",
        "password1", "password12", "password123", "passw0rd", "p@ssw0rd", "p@ssword", "qwertyui",
        "qwertyuiop", "qwerty12", "qwerty123", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "zaq12wsx",
        "q1w2e3r4", "asdfghjkl", "asdfasdf", "zxcvbnm1", "abcd1234", "abcdefgh", "abc12345",
        "iloveyou", "iloveyou1", "sunshine", "sunshine1", "princess", "princess1", "football",
        "football1", "baseball", "basketball", "superman", "batman123", "trustno1", "welcome1",
        "welcome123", "letmein1", "letmein123", "whatever", "starwars", "computer", "internet",
        "michelle", "jennifer", "jessica1", "charlie1", "liverpool", "liverpool1", "arsenal1",
        "chelsea1", "rangers1", "celtic88", "everton1", "manchester", "tottenham", "westham1",
        "samantha", "victoria", "elizabeth", "alexander", "benjamin", "danielle", "stephanie",
        "butterfly", "chocolate", "dolphin1", "elephant", "flower123", "garfield", "hellohello",
        "hello123", "mustang1", "mercedes", "midnight", "moonlight", "november", "december",
        "september", "february", "passport", "pokemon1", "qazwsxedc", "rainbow1", "snowball",
        "snoopy12", "spiderman", "changeme", "changeme1", "changeit", "default1", "administrator",
        "admin123", "admin1234", "administrator1", "root1234", "testtest", "test1234", "guest123",
        "user1234", "login123", "secret123", "monkey123", "dragon123", "master123", "shadow123",
        "freedom1", "blink182", "a1b2c3d4", "aa123456", "access14", "corvette", "maverick",
        "socialwork", "socialworker", "safeguarding", "childrens", "auditassistant",
        "audit-assistant", "councilcouncil", "letmeinplease", "correcthorsebatterystaple",
    ]
}
