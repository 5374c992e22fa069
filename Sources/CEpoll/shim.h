// What Swift's Glibc module leaves out. No _GNU_SOURCE here: fd_set would then differ from Glibc's.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);
