// React is read by the file that it stands in, and not by the one that happens to use it first: reading it makes two errors, and where
// somebody watches the page for errors, the whole file that reads it is read once more to find their places.
import 'react-dom/client';
