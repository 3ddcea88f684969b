/// The tables of the state.
enum StateSchema {
  /// What makes them; safe to run again.
  static let statements = [
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    """
    CREATE TABLE IF NOT EXISTS datasets (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
      format TEXT NOT NULL, created INTEGER NOT NULL) STRICT
    """,
    // A study outlives its dataset, so nothing ties the two.
    """
    CREATE TABLE IF NOT EXISTS studies (
      id TEXT PRIMARY KEY, dataset TEXT NOT NULL, name TEXT NOT NULL, request TEXT NOT NULL,
      state TEXT NOT NULL, problem TEXT, created INTEGER NOT NULL, started INTEGER,
      finished INTEGER, bytes INTEGER NOT NULL DEFAULT 0) STRICT
    """,
    "CREATE INDEX IF NOT EXISTS studies_by_state ON studies(state, created)",
    """
    CREATE TABLE IF NOT EXISTS segment_names (
      study TEXT NOT NULL REFERENCES studies(id) ON DELETE CASCADE, segment INTEGER NOT NULL,
      name TEXT NOT NULL, PRIMARY KEY (study, segment)) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS reviews (
      study TEXT NOT NULL REFERENCES studies(id) ON DELETE CASCADE, customer TEXT NOT NULL,
      verdict TEXT NOT NULL, note TEXT NOT NULL, changed INTEGER NOT NULL,
      PRIMARY KEY (study, customer)) STRICT
    """,
    "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE IF NOT EXISTS users (
      name TEXT PRIMARY KEY, password TEXT NOT NULL, role TEXT NOT NULL,
      created INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS sessions (
      token TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(name) ON DELETE CASCADE,
      csrf TEXT NOT NULL, expires INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS tokens (
      token TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(name) ON DELETE CASCADE,
      created INTEGER NOT NULL) STRICT
    """,
  ]
}
