package io.hearth.stackapi.api.catalogue;

import io.hearth.template.version.TemplateVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of templates.
 *
 * @param version such as {@code heat_template_version.2018-08-31}
 * @param type {@code hot} or {@code cfn}
 * @param aliases its other names, such as {@code heat_template_version.rocky}
 */
public record TemplateVersionView(String version, String type, List<String> aliases) {
    /** In order of their names. */
    static List<TemplateVersionView> all() {
        return TemplateVersion.all().stream()
                .filter(version -> version.name().equals(version.date()))
                .map(TemplateVersionView::of)
                .sorted(Comparator.comparing(TemplateVersionView::version))
                .toList();
    }

    /** By its name or an alias, with the key before it. */
    static Optional<TemplateVersion> named(String name) {
        return TemplateVersion.all().stream()
                .filter(version -> fullName(version).equals(name))
                .findFirst();
    }

    private static TemplateVersionView of(TemplateVersion version) {
        return new TemplateVersionView(
                fullName(version),
                version.dialect().name().toLowerCase(Locale.ROOT),
                TemplateVersion.all().stream()
                        .filter(other -> isAlias(other, version))
                        .map(TemplateVersionView::fullName)
                        .toList());
    }

    private static boolean isAlias(TemplateVersion other, TemplateVersion version) {
        return other.key().equals(version.key())
                && other.date().equals(version.date())
                && !other.name().equals(version.name());
    }

    private static String fullName(TemplateVersion version) {
        return version.key() + "." + version.name();
    }
}
