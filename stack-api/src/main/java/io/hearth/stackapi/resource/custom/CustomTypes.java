package io.hearth.stackapi.resource.custom;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypeFamily;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The types that go to provisioners: every {@code Custom::Name}, and those that the operator names.
 * There are none without a keyset for what goes to provisioners.
 */
@Singleton
class CustomTypes implements ResourceTypeFamily {
    static final String KEYSET = "hearth.custom-resources.keyset-file";
    static final String TYPES = "hearth.custom-resources.types";

    private static final Pattern CUSTOM = Pattern.compile("Custom::[\\w@:-]+");

    private final @Nullable ProvisionerSeal seal;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> prefixes = new LinkedHashSet<>();

    /**
     * @param types names of types, or beginnings of them with a {@code *} at the end
     * @throws IllegalArgumentException for types and no keyset, since they could not be made
     */
    CustomTypes(
            @ConfigProperty(name = KEYSET) Optional<Path> keysetFile,
            @ConfigProperty(name = TYPES) Optional<List<String>> types) {
        this.seal = keysetFile.map(ProvisionerSeal::of).orElse(null);
        for (String type : types.orElse(List.of())) {
            String name = type.strip();
            if (seal == null) {
                throw new IllegalArgumentException(
                        "%s names %s, but %s names no keyset.".formatted(TYPES, name, KEYSET));
            }
            if (name.endsWith("*")) {
                prefixes.add(name.substring(0, name.length() - 1));
            } else {
                names.add(name);
            }
        }
    }

    @Override
    public String setting() {
        return TYPES;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Optional<ResourceType> find(String name) {
        return seal != null && isCustom(name)
                ? Optional.of(new CustomType(name, seal))
                : Optional.empty();
    }

    private boolean isCustom(String name) {
        return CUSTOM.matcher(name).matches()
                || names.contains(name)
                || prefixes.stream().anyMatch(name::startsWith);
    }
}
