import Glibc

/// Reads the number of threads from the environment, or counts the cores.
func environmentThreads() -> Int {
  if let text = unsafe getenv("CLIENTELE_THREADS"), let count = Int(unsafe String(cString: text)) {
    return max(1, count)
  }
  return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
