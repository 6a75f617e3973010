package io.hearth.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The image with Keystone's programs, built where it is used from the Containerfile beside us. */
final class KeystoneImage {
    private static final String CONTAINERFILE = "Containerfile";
    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(20);

    /** What a build needs where packages come through a proxy. */
    private static final List<String> PROXIES =
            Stream.of("http_proxy", "https_proxy", "no_proxy")
                    .flatMap(name -> Stream.of(name, name.toUpperCase(java.util.Locale.ROOT)))
                    .toList();

    private KeystoneImage() {}

    /**
     * The image's name; it is built if the engine does not have it.
     *
     * @throws IOException if it cannot be built; the message names the remedy
     */
    static String in(ContainerEngine engine, String baseImage, Consumer<String> progress)
            throws IOException {
        String containerfile = containerfile();
        String tag =
                "hearth-keystone:" + Digests.sha256(containerfile + baseImage).substring(0, 12);
        if (!engine.succeeds(LOOK_PATIENCE, "image", "inspect", tag)) {
            progress.accept(
                    "Building the image %s from %s with %s"
                            .formatted(tag, baseImage, engine.program()));
            build(engine, tag, baseImage, containerfile);
        }
        return tag;
    }

    private static void build(
            ContainerEngine engine, String tag, String baseImage, String containerfile)
            throws IOException {
        Path context = Files.createTempDirectory("hearth-keystone-image-");
        Path file = Files.writeString(context.resolve(CONTAINERFILE), containerfile);
        List<String> options = new ArrayList<>(List.of("--build-arg", "BASE_IMAGE=" + baseImage));
        PROXIES.stream()
                .filter(System.getenv()::containsKey)
                .forEach(name -> options.addAll(List.of("--build-arg", name)));
        options.addAll(List.of("-t", tag, "-f", file.toString(), context.toString()));
        try {
            engine.command("build", "--network", "host").and(options).run(BUILD_PATIENCE);
        } catch (IOException e) {
            throw new IOException(
                    """
                    An image with Keystone cannot be built from %s with %s. Name another base with \
                    --keystone-base-image: one that the engine has or can fetch, with apt and \
                    Debian's packages. What the build said: %s"""
                            .formatted(baseImage, engine.program(), e.getMessage()),
                    e);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(context);
        }
    }

    private static String containerfile() throws IOException {
        try (InputStream stream = KeystoneImage.class.getResourceAsStream(CONTAINERFILE)) {
            if (stream == null) {
                throw new IOException("The resource %s is missing.".formatted(CONTAINERFILE));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
