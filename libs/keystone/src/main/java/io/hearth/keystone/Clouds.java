package io.hearth.keystone;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clouds whose owners may sign requests: the one that this service works for, and those that
 * are configured beside it. Their Keystones are asked one after the other, until one vouches.
 *
 * @see <a
 *     href="https://docs.openstack.org/heat/latest/configuration/config-options.html">[ec2authtoken]
 *     multi_cloud in Heat</a>
 */
@Singleton
public class Clouds {
    private final KeystoneTokens own;
    private final List<Other> others;

    private record Other(KeystoneClient keystone, String stackUserDomainId) {
        static Other of(String name, CloudsConfig.Cloud config) {
            String prefix = CloudsConfig.PREFIX + "." + name;
            return new Other(
                    KeystoneClient.connect(KeystoneSettings.of(prefix, config)),
                    config.stackUserDomainId());
        }

        Uni<Optional<IssuedToken>> verifyEc2(Ec2Request request) {
            return keystone.tokens()
                    .verifyEc2(request)
                    .map(token -> token.filter(issued -> isOfNoInstance(issued.owner())));
        }

        private boolean isOfNoInstance(ValidatedToken owner) {
            return !stackUserDomainId.equals(owner.userDomainId())
                    && !stackUserDomainId.equals(owner.projectDomainId());
        }
    }

    Clouds(KeystoneTokens own, CloudsConfig config) {
        this.own = own;
        this.others =
                new TreeMap<>(config.byName())
                        .entrySet().stream()
                                .map(cloud -> Other.of(cloud.getKey(), cloud.getValue()))
                                .toList();
    }

    /**
     * The same as {@link KeystoneTokens#verifyEc2}, of all clouds: empty when all of them refuse,
     * and for an instance of another cloud; fails when none vouches and one of them gives no
     * verdict.
     */
    public Uni<Optional<IssuedToken>> verifyEc2(Ec2Request request) {
        Stream<Supplier<Uni<Optional<IssuedToken>>>> questions =
                Stream.concat(
                        Stream.of(() -> own.verifyEc2(request)),
                        others.stream().map(other -> () -> other.verifyEc2(request)));
        return ask(questions.iterator(), null);
    }

    private static Uni<Optional<IssuedToken>> ask(
            Iterator<Supplier<Uni<Optional<IssuedToken>>>> questions,
            @Nullable Throwable noVerdict) {
        if (!questions.hasNext()) {
            return noVerdict == null
                    ? Uni.createFrom().item(Optional.empty())
                    : Uni.createFrom().failure(noVerdict);
        }
        return questions
                .next()
                .get()
                .onItemOrFailure()
                .transformToUni(
                        (token, failure) ->
                                token != null && token.isPresent()
                                        ? Uni.createFrom().item(token)
                                        : ask(questions, failure == null ? noVerdict : failure));
    }

    @PreDestroy
    void close() {
        others.forEach(other -> other.keystone().close());
    }
}
