package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Template;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** The same as {@link RandomUpdatesTest} where a decision sees only what is loaded for it. */
@QuarkusTest
@TestProfile(SteeredProfile.class)
@WithBackingServices
@SuppressWarnings("NullAway.Init") // injected
class RandomUpdatesLifeTest {
    private static final int LIVES = 60;

    @Inject StackStage stage;
    @Inject Turns turns;
    @Inject Blueprints blueprints;
    @Inject StackStore store;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void everyStoredStackComesToWhatItsTemplateSays() {
        for (int life = 0; life < LIVES; life++) {
            Random random = new Random(life);
            try {
                RandomLife.live(random, new Stored(random));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Life %d: %s".formatted(life, e.getMessage()), e);
            }
        }
    }

    private final class Stored implements SteeredStack {
        private final Random random;
        private final Stack created;

        Stored(Random random) {
            this.random = random;
            this.created =
                    stage.create(
                            "random",
                            RandomTemplate.of(random),
                            RandomTemplate.hooks(random),
                            random.nextBoolean());
        }

        @Override
        public Stack stack() {
            return stage.now(created);
        }

        @Override
        public Collection<Resource> resources() {
            return get(session -> store.all(session, created.id()));
        }

        @Override
        public Template wanted() {
            Stack now = stack();
            return get(session -> blueprints.of(session, now)).template();
        }

        @Override
        public boolean isAsWanted(Resource resource) {
            Stack now = stack();
            Blueprint blueprint = get(session -> blueprints.of(session, now));
            Scene scene = new Scene(now, resources(), blueprint, turns.surroundings());
            Frozen wanted = Frozen.of(scene, resource, scene.context(resource).type());
            return new SceneContext(scene, resource).frozen().filter(wanted::equals).isPresent();
        }

        @Override
        public void update() {
            stage.update(created, RandomTemplate.of(random), RandomTemplate.hooks(random));
        }

        @Override
        public void cancel(boolean rollback) {
            stage.cancel(created, rollback);
        }

        @Override
        public void act(Action action) {
            stage.act(created, action);
        }

        @Override
        public void delete() {
            stage.delete(created);
        }

        @Override
        public boolean goOn() {
            List<Trigger> possible = SteeredStack.ways(resources());
            if (possible.isEmpty()) {
                return false;
            }
            Trigger one = possible.get(random.nextInt(possible.size()));
            get(session -> turns.take(session, created.id(), one));
            return true;
        }
    }

    private <T> T get(Function<Mutiny.Session, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withTransaction(work::apply));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
