package io.hearth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** A Deployment or a Job, by what its pods are. */
record Workload(JsonNode object) {
    String name() {
        return Manifests.nameOf(object);
    }

    JsonNode pod() {
        return object.at("/spec/template/spec");
    }

    Map<String, String> labels() {
        return texts(object.at("/spec/template/metadata/labels"));
    }

    /** The only one. */
    JsonNode container() {
        return pod().path("containers").path(0);
    }

    List<JsonNode> containers() {
        return StreamSupport.stream(pod().path("containers").spliterator(), false).toList();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        container()
                .path("env")
                .forEach(
                        each ->
                                environment.put(
                                        each.path("name").asText(), each.path("value").asText()));
        return environment;
    }

    /** The volumes that are Secrets. */
    List<JsonNode> secretVolumes() {
        return StreamSupport.stream(pod().path("volumes").spliterator(), false)
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.path("secret"))
                .toList();
    }

    /** The names of the files below /run/secrets. */
    Set<String> secrets() {
        Set<String> files = new TreeSet<>();
        secretVolumes()
                .forEach(
                        volume ->
                                volume.path("items")
                                        .forEach(item -> files.add(item.path("path").asText())));
        return files;
    }

    /** Enough to know it by in a message. */
    @Override
    public String toString() {
        return name();
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
