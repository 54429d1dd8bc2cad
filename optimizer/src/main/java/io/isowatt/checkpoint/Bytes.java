package io.isowatt.checkpoint;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.search.BlockOutcome;
import io.isowatt.search.Shard;
import io.isowatt.search.Tally;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** How headers and outcomes are written: big-endian, each framed by its length and the CRC-32 of its content. */
final class Bytes {

    /** Length and CRC in front of every content. */
    static final int FRAME = 8;

    private Bytes() {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] of(Header header) {
        return framed(out -> {
            text(out, header.version());
            text(out, header.inputHash());
            out.writeInt(header.shard().index());
            out.writeInt(header.shard().count());
            out.writeInt(header.parts().size());
            for (Part part : header.parts()) {
                text(out, part.name());
                out.writeInt(part.objectiveCount());
                out.writeInt(part.reasonCount());
                out.writeInt(part.boundCount());
                out.writeInt(part.blockCount());
                out.writeLong(part.candidateCount());
            }
            out.writeInt(header.task().size());
            for (Map.Entry<String, List<String>> entry : new TreeMap<>(header.task()).entrySet()) {
                text(out, entry.getKey());
                out.writeInt(entry.getValue().size());
                for (String value : entry.getValue()) {
                    text(out, value);
                }
            }
        });
    }

    static Header header(DataInputStream in) throws IOException {
        String version = text(in);
        String inputHash = text(in);
        int index = in.readInt();
        int count = in.readInt();
        List<Part> parts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            parts.add(new Part(text(in), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong()));
        }
        Map<String, List<String>> task = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            List<String> values = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                values.add(text(in));
            }
            task.put(name, values);
        }
        return new Header(version, inputHash, new Shard(index, count), parts, task);
    }

    static byte[] of(int part, BlockOutcome outcome) {
        return framed(out -> {
            out.writeInt(part);
            out.writeInt(outcome.block());
            Tally tally = outcome.tally();
            out.writeLong(tally.acceptedCount());
            for (int r = 0; r < tally.reasonCount(); r++) {
                out.writeLong(tally.rejectedCount(r));
            }
            for (int b = 0; b < tally.boundCount(); b++) {
                out.writeLong(tally.prunedCount(b));
            }
            ParetoFront front = outcome.front();
            out.writeInt(front.size());
            for (int i = 0; i < front.size(); i++) {
                out.writeLong(front.rank(i));
                for (int k = 0; k < front.objectiveCount(); k++) {
                    out.writeDouble(front.value(i, k));
                }
            }
        });
    }

    /** Reads an outcome behind the number of its part. */
    static BlockOutcome outcome(DataInputStream in, Part shape) throws IOException {
        int block = in.readInt();
        Tally tally = new Tally(shape.reasonCount(), shape.boundCount());
        tally.accept(in.readLong());
        for (int r = 0; r < shape.reasonCount(); r++) {
            tally.reject(r, in.readLong());
        }
        for (int b = 0; b < shape.boundCount(); b++) {
            tally.prune(b, in.readLong());
        }
        Points points = new Points(shape.objectiveCount());
        double[] vector = new double[shape.objectiveCount()];
        for (int left = in.readInt(); left > 0; left--) {
            long rank = in.readLong();
            for (int k = 0; k < vector.length; k++) {
                vector[k] = in.readDouble();
            }
            points.add(rank, vector);
        }
        return new BlockOutcome(block, tally, ParetoFront.of(points));
    }

    static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] framed(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] content = bytes.toByteArray();
        return ByteBuffer.allocate(FRAME + content.length)
                .putInt(content.length)
                .putInt(checksum(content))
                .put(content)
                .array();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
