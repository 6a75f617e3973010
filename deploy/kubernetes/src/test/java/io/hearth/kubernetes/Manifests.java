package io.hearth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The objects of a rendered chart. */
record Manifests(List<JsonNode> all) {
    Manifests {
        all = List.copyOf(all);
    }

    static Manifests of(String rendered) {
        return new Manifests(
                Repository.yaml(rendered).stream().filter(object -> !object.isNull()).toList());
    }

    List<JsonNode> ofKind(String kind) {
        return all.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).stream().filter(object -> nameOf(object).equals(name)).findFirst();
    }

    /** What is to be there. */
    JsonNode get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError("There is no %s %s.".formatted(kind, name)));
    }

    /** All that has pods. */
    List<Workload> workloads() {
        return all.stream()
                .filter(object -> object.at("/spec/template/spec").isObject())
                .map(Workload::new)
                .toList();
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing runs pods of " + name));
    }

    static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
