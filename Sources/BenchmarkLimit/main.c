// What a server could do at most on this machine, and a load for any: the other side of `benchmark`.
//
//   benchmark-limit canned             answers everything with the same 600 bytes
//   benchmark-limit append FILE        appends 3 kB for each request and syncs before it answers
//   benchmark-limit load PORT SECONDS  keeps connections busy with the requests on standard input
//   benchmark-limit idle PORT COUNT    holds connections that have made one request each
//
// The servers print their port. One thread and one epoll loop; no checks, no limits, no deadlines.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536, ROOM = 65536, EVENTS = 1024, RECORD = 3072 };

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void allow_descriptors(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static struct sockaddr_in here(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void add(int poller, int file) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = file};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, file, &event)) die("epoll_ctl");
}

// How long the message at `text` is, head and body; 0 while it is not whole.
static size_t message(const char *text, size_t count) {
    const char *end = memmem(text, count, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = end + 4 - text, body = 0;
    const char *field = memmem(text, head, "Content-Length:", 15);
    if (field) body = strtoul(field + 15, 0, 10);
    return head + body <= count ? head + body : 0;
}

static void send_all(int socket, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) continue;
        if (sent <= 0) return;
        bytes += sent;
        count -= sent;
    }
}

// MARK: The servers

static void serve(const char *file) {
    int record = file ? open(file, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = here(0);
    socklen_t size = sizeof address;
    if (bind(listener, (void *)&address, size) || listen(listener, 1024)) die("listen");
    getsockname(listener, (void *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    char reply[1024], *kept = calloc(EVENTS, RECORD), *text = malloc(ROOM);
    int length = sprintf(
        reply, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 600\r\n\r\n");
    memset(reply + length, 'a', 600);
    length += 600;
    int poller = epoll_create1(0);
    add(poller, listener);
    struct epoll_event events[EVENTS];
    int waiting[EVENTS];
    while (1) {
        int count = epoll_wait(poller, events, EVENTS, -1), ready = 0;
        for (int index = 0; index < count; index++) {
            int socket = events[index].data.fd, one = 1;
            if (socket == listener) {
                while ((socket = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
                    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                    add(poller, socket);
                }
                continue;
            }
            // The load sends one request at a time, in one piece.
            ssize_t got = recv(socket, text, ROOM, 0);
            if (got == 0 || (got < 0 && errno != EAGAIN)) close(socket);
            if (got > 0 && message(text, got)) waiting[ready++] = socket;
        }
        if (file && ready) {
            if (write(record, kept, (size_t)ready * RECORD) < 0 || fdatasync(record)) die("write");
        }
        for (int index = 0; index < ready; index++) send_all(waiting[index], reply, length);
    }
}

// MARK: The load

struct client {
    char **requests;
    size_t *lengths;
    int count, next;
    char *got;
    size_t filled;
    struct timespec began;
};

static double since(struct timespec start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start.tv_sec) + (now.tv_nsec - start.tv_nsec) / 1e9;
}

static int connected(int port) {
    struct sockaddr_in address = here(port);
    int one = 1, file = socket(AF_INET, SOCK_STREAM, 0);
    if (file < 0 || connect(file, (void *)&address, sizeof address)) die("connect");
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return file;
}

static void ask(int socket, struct client *client) {
    clock_gettime(CLOCK_MONOTONIC, &client->began);
    send_all(socket, client->requests[client->next], client->lengths[client->next]);
    client->next = (client->next + 1) % client->count;
}

static int by_size(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

// Standard input: how many connections; for each how many requests; for each its length and bytes.
static void load(int port, double seconds) {
    static struct client clients[MOST];
    static int sockets[MOST];
    int poller = epoll_create1(0), connections = 0, wrong = 0;
    if (scanf("%d", &connections) != 1) die("input");
    for (int index = 0; index < connections; index++) {
        int socket = sockets[index] = connected(port);
        struct client *client = &clients[socket];
        client->got = malloc(ROOM);
        if (scanf("%d", &client->count) != 1) die("input");
        client->requests = calloc(client->count, sizeof(char *));
        client->lengths = calloc(client->count, sizeof(size_t));
        for (int number = 0; number < client->count; number++) {
            if (scanf("%zu", &client->lengths[number]) != 1) die("input");
            getchar();
            client->requests[number] = malloc(client->lengths[number]);
            if (fread(client->requests[number], 1, client->lengths[number], stdin) == 0) die("input");
        }
        add(poller, socket);
    }
    size_t capacity = 1 << 24, done = 0;
    double *times = malloc(capacity * sizeof(double));
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int index = 0; index < connections; index++) ask(sockets[index], &clients[sockets[index]]);
    struct epoll_event events[EVENTS];
    double took = 0;
    while ((took = since(start)) < seconds) {
        int count = epoll_wait(poller, events, EVENTS, 100);
        for (int index = 0; index < count; index++) {
            int socket = events[index].data.fd;
            struct client *client = &clients[socket];
            ssize_t got = recv(socket, client->got + client->filled, ROOM - client->filled, 0);
            if (got <= 0) die("the server hung up");
            client->filled += got;
            if (!message(client->got, client->filled)) continue;
            if (client->got[9] != '2') wrong++;
            client->filled = 0;
            if (done < capacity) times[done++] = since(client->began);
            ask(socket, client);
        }
    }
    qsort(times, done, sizeof(double), by_size);
    printf("%zu %f %d %f %f\n", done, took, wrong, done ? times[done / 2] : 0,
           done ? times[done * 99 / 100] : 0);
}

static void idle(int port, int count) {
    const char *request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    char text[ROOM];
    for (int index = 0; index < count; index++) {
        int socket = connected(port);
        send_all(socket, request, strlen(request));
        if (recv(socket, text, ROOM, 0) <= 0) die("the server hung up");
    }
    printf("%d\n", count);
    fflush(stdout);
    getchar();
}

int main(int count, char **words) {
    allow_descriptors();
    if (count == 2 && !strcmp(words[1], "canned")) serve(0);
    if (count == 3 && !strcmp(words[1], "append")) serve(words[2]);
    if (count == 4 && !strcmp(words[1], "load")) load(atoi(words[2]), atof(words[3]));
    if (count == 4 && !strcmp(words[1], "idle")) idle(atoi(words[2]), atoi(words[3]));
    return 0;
}
