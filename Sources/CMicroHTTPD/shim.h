// libmicrohttpd, and what Swift cannot call of it: functions of variable arguments, and unions.
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <sys/socket.h>

// Up to 0.9.75 names and values lie in the head as it was sent, which tells what was hidden; later
// versions can be told to be strict instead.
#if MHD_VERSION < 0x00097601
#define MICROHTTPD_SHOWS_HEAD 1
#define MICROHTTPD_STRICT MHD_OPTION_STRICT_FOR_CLIENT, 0
#else
#define MICROHTTPD_SHOWS_HEAD 0
#define MICROHTTPD_STRICT MHD_OPTION_CLIENT_DISCIPLINE_LVL, 2
#endif

// What the library calls, each with the context as its first argument.
typedef struct {
  void *context;
  void *(*target)(void *, const char *, struct MHD_Connection *);
  MHD_AccessHandlerCallback access;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
} microhttpd_callbacks;

typedef struct {
  const char *host;
  uint16_t port;
  unsigned threads;
  unsigned connections;
  unsigned connections_per_address;
  size_t memory_per_connection;
} microhttpd_settings;

// Starts a daemon; NULL with errno on failure, which is EINVAL when the host is no address.
static inline struct MHD_Daemon *microhttpd_start(
    microhttpd_settings settings, microhttpd_callbacks callbacks) {
  struct addrinfo hints = {.ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM}, *found;
  if (getaddrinfo(settings.host, NULL, &hints, &found) != 0) {
    errno = EINVAL;
    return NULL;
  }
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
  if (found->ai_family == AF_INET6) {
    flags |= MHD_USE_IPv6;
    ((struct sockaddr_in6 *)found->ai_addr)->sin6_port = htons(settings.port);
  } else {
    ((struct sockaddr_in *)found->ai_addr)->sin_port = htons(settings.port);
  }
  unsigned pool = settings.threads > 1 ? settings.threads : 0;
  errno = 0;
  struct MHD_Daemon *daemon = MHD_start_daemon(
      flags, settings.port, NULL, NULL, callbacks.access, callbacks.context,
      MHD_OPTION_SOCK_ADDR, found->ai_addr,
      MHD_OPTION_THREAD_POOL_SIZE, pool,
      MHD_OPTION_CONNECTION_LIMIT, settings.connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings.connections_per_address,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings.memory_per_connection,
      MICROHTTPD_STRICT,
      MHD_OPTION_URI_LOG_CALLBACK, callbacks.target, callbacks.context,
      MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
      MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
      MHD_OPTION_END);
  int reason = errno;
  freeaddrinfo(found);
  errno = reason;
  return daemon;
}

static inline uint16_t microhttpd_port(struct MHD_Daemon *daemon) {
  return MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

static inline int microhttpd_descriptor(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

// What the notification of a new connection stored for it.
static inline void *microhttpd_context(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

// The bytes from the method to the end of the empty line.
static inline size_t microhttpd_head_size(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
}

// Writes the address of the client, such as 127.0.0.1; zero on success.
static inline int microhttpd_address(struct MHD_Connection *connection, char *text, size_t size) {
  const struct sockaddr *address =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
  socklen_t length = address->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                                    : sizeof(struct sockaddr_in);
  return getnameinfo(address, length, text, size, NULL, 0, NI_NUMERICHOST);
}

// What the kernel knows of a connection.
typedef struct {
  uint8_t state;
  uint64_t acknowledged;
  uint64_t received;
} socket_progress;

static inline socket_progress socket_get_progress(int descriptor) {
  // The C library's struct tcp_info ends before the counters that the kernel has had since 4.1.
  struct {
    struct tcp_info old;
    uint64_t pacing[2], acknowledged, received;
  } info = {0};
  socklen_t size = sizeof info;
  getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size);
  return (socket_progress){info.old.tcpi_state, info.acknowledged, info.received};
}
