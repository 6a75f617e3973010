package io.hearth.kubernetes;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A set of values that the chart is tried with. */
enum Trial {
    DEFAULTS(Optional.empty()),
    MINIMAL(Optional.of("ci/minimal-values.yaml")),
    HIGH_AVAILABILITY(Optional.of("ci/high-availability-values.yaml"));

    /** The namespace that the chart is rendered for. */
    static final String NAMESPACE = "stacks";

    /** Without one Helm takes a cluster's for that of years ago. */
    private static final String KUBERNETES = "1.32.0";

    private final Optional<String> values;

    Trial(Optional<String> values) {
        this.values = values;
    }

    /** The objects that Kubernetes would be given, hooks among them. */
    Manifests render() {
        return render(Map.of());
    }

    /** As the chart stands; without hooks, which Helm knows for what they are. */
    Manifests renderWithoutHooks() {
        return render(Repository.CHART, file(), Map.of());
    }

    /**
     * With some values changed.
     *
     * @param changes values by their paths, such as {@code kafka.tls}
     * @throws IllegalStateException with what Helm says, if it refuses
     */
    Manifests render(Map<String, ?> changes) {
        return render(VisibleHooks.CHART, file(), changes);
    }

    /** By values that stand in a file. */
    static Manifests render(Path values) {
        return render(VisibleHooks.CHART, Optional.of(values), Map.of());
    }

    private Optional<Path> file() {
        return values.map(Repository.CHART::resolve);
    }

    private static Manifests render(Path chart, Optional<Path> values, Map<String, ?> changes) {
        TemplateCommand template =
                new Helm(chart)
                        .template()
                        .withName("east")
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES);
        values.ifPresent(template::withValuesFile);
        changes.forEach(template::set);
        return Manifests.of(template.call());
    }
}
