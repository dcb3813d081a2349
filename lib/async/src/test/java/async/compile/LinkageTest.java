package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import async.await.Engine;
import async.core.Future;
import async.future.Futures;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LinkageTest {

    @Test
    void a_lambda_in_a_body_is_linked_as_in_its_class() throws Exception {
        // @start region=dynamic
        int base = 40;
        int answer = blockOn(Engine.COMPILED.async(() -> {
            int two = await(Futures.ready(2));
            Supplier<Integer> sum = () -> base + two + secret();
            return sum.get();
        }));
        assertEquals(42, answer);
        // @end
    }

    @Test
    void a_machine_takes_what_was_handed_to_its_class() throws Exception {
        // @start region=taken
        String word = "captured";
        Future<String> future = Engine.COMPILED.async(() -> await(Futures.ready(word)));
        assertNull(Linkage.take());
        assertEquals("captured", blockOn(future));
        // @end
    }

    private static int secret() {
        return 0;
    }

    // @start region=member
    private static final class Grown extends AbstractList<Integer> {

        @SuppressWarnings("serial") // nobody writes the body to a stream
        int grow() throws Exception {
            return blockOn(Engine.COMPILED.async(() -> {
                modCount += await(Futures.ready(3)); // protected, of another package
                return modCount + super.hashCode() - List.of().hashCode();
            }));
        }

        @Override
        public Integer get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public int hashCode() {
            return 1000;
        }
    }

    @Test
    void protected_members_of_another_package_and_super_are_within_reach() throws Exception {
        assertEquals(3, new Grown().grow());
    }
    // @end
}
