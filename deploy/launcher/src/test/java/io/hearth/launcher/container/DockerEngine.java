package io.hearth.launcher.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Docker as it is on this machine, with the images that it has or fetches. */
final class DockerEngine implements Engine {
    static boolean answers() {
        return Engine.succeeds("docker", "info") && Engine.succeeds("docker", "compose", "version");
    }

    @Override
    public String client() {
        return "docker";
    }

    @Override
    public List<String> compose() {
        return List.of("docker", "compose");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void prepare(Path composeDirectory) {
        // it fetches them
    }

    @Override
    public void close() {
        // it was there before
    }
}
