#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

// What Swift cannot call: functions with variable arguments, and macros that cast.

// Creates an empty file that only its owner may read: 0, EEXIST if it is there, or an error.
static inline int csqlite_create(const char *path) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return file < 0 ? errno : close(file);
}

static inline void csqlite_remove(const char *path) { unlink(path); }

// Refuses SQL that writes to the schema or shadow tables, and "text" in double quotes.
static inline int csqlite_harden(sqlite3 *database) {
    int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    return code;
}

// Both copy the bytes; an empty value may come without an address.
static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(
        statement, index, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(
        statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}
