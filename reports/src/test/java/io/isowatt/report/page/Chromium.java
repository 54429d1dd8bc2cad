package io.isowatt.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven through its DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** The browser of this machine, if there is one. */
    static Optional<Path> find() {
        String given = System.getenv("CHROME");
        List<String> names =
                Stream.of("chromium", "chromium-browser", "google-chrome").toList();
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(given == null ? Stream.empty() : Stream.of(Path.of(given)), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path profile) throws IOException {
        Path said = profile.resolveSibling("chromium.txt");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder()
                .buildAsync(pageAddress(client, browserAddress(said)), new Listener())
                .join();
        List.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable").forEach(this::send);
    }

    /** Waits until the browser says where it listens. */
    private URI browserAddress(Path said) throws IOException {
        Pattern mark = Pattern.compile("DevTools listening on (ws://\\S+)");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher found = mark.matcher(Files.readString(said, StandardCharsets.ISO_8859_1));
            if (found.find()) {
                return URI.create(found.group(1));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IOException("The browser does not listen: " + Files.readString(said, StandardCharsets.ISO_8859_1));
    }

    private static URI pageAddress(HttpClient client, URI browser) throws IOException {
        URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
        try {
            String pages = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode page : JSON.readTree(pages)) {
                if (page.get("type").asText().equals("page")) {
                    return URI.create(page.get("webSocketDebuggerUrl").asText());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("The browser has no page.");
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                try {
                    hear(JSON.readTree(message.toString()));
                } catch (IOException e) {
                    complaints.add(e.toString());
                }
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.get("id").asInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.get("result"));
            }
            return;
        }
        JsonNode what = message.get("params");
        switch (message.get("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> complaints.add(what.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(what.get("type").asText())) {
                    complaints.add(what.toString());
                }
            }
            case "Log.entryAdded" -> {
                if (!what.at("/entry/level").asText().equals("verbose")) {
                    complaints.add(what.toString());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(what.at("/request/url").asText());
            default -> {}
        }
    }

    /** Sends a command without parameters. */
    JsonNode send(String method) {
        return send(method, Map.of());
    }

    /** Sends a command and waits for its answer. */
    JsonNode send(String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Opens a page and waits until it has loaded. */
    void open(URI page) {
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", page.toString()));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression on the page. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Sets the size of the window in pixels; that of a phone is one. */
    void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        frames();
    }

    /** Shows the page as on a medium, {@code print} or none in particular, in a colour scheme, {@code light} or {@code dark}. */
    void show(String medium, String scheme) {
        List<Map<String, String>> features = List.of(Map.of("name", "prefers-color-scheme", "value", scheme));
        send("Emulation.setEmulatedMedia", Map.of("media", medium, "features", features));
        frames();
    }

    /** Waits until what has changed is drawn. */
    void frames() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** A mouse event: {@code mouseMoved}, {@code mousePressed} or {@code mouseReleased}. */
    void mouse(String type, double x, double y) {
        send(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        type.equals("mouseMoved") ? "none" : "left",
                        "buttons",
                        type.equals("mouseReleased") ? 0 : 1,
                        "clickCount",
                        1));
    }

    void click(double x, double y) {
        mouse("mousePressed", x, y);
        mouse("mouseReleased", x, y);
    }

    /** Presses a key by its name, such as {@code ArrowRight}. */
    void key(String name) {
        Map<String, Integer> codes = Map.of("Enter", 13, "Escape", 27, "ArrowRight", 39, "ArrowLeft", 37);
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", name, "code", name, "windowsVirtualKeyCode", codes.get(name)));
        }
    }

    /** What the page shows, as PNG. */
    byte[] picture(boolean whole) {
        JsonNode answer = send("Page.captureScreenshot", Map.of("captureBeyondViewport", whole));
        return Base64.getDecoder().decode(answer.get("data").asText());
    }

    /** The page on paper, as PDF. */
    byte[] print() {
        JsonNode answer = send("Page.printToPDF", Map.of("printBackground", false));
        return Base64.getDecoder().decode(answer.get("data").asText());
    }

    /** Errors and warnings of the console, and exceptions. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses that were asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
