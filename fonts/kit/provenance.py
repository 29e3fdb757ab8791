"""Where the fonts come from: the licence texts and sources.txt."""
import gzip
import hashlib
import textwrap

from fontTools import version as fonttools_version

from glyphs import SourceFont

FANDOL, LXGW = 'texlive-lang-chinese', 'fonts-lxgw-wenkai'
SERIF, SANS = 'noto-serif-sc', 'noto-sans-sc'


def find(sources_folder, package, file):
    """The one file of that name within an unpacked package."""
    paths = sorted((sources_folder / package).rglob(file))
    if len(paths) != 1:
        raise FileNotFoundError(f'{package}: {len(paths)} files named {file}')
    return paths[0]


def lxgw_licence(source, debian_copyright):
    """The OFL with LXGW's notices, out of the Debian copyright file."""
    _, _, after = debian_copyright.partition('\nLicense: OFL-1.1\n -----')
    if not after or 'Reserved Font Names "霞鹜" and "LXGW"' not in debian_copyright:
        raise ValueError('fonts-lxgw-wenkai: copyright file has changed')
    body, _, _ = (' -----' + after).partition('\n\n')
    lines = [line[1:] for line in body.rstrip().split('\n')]
    text = '\n'.join('' if line == '.' else line for line in lines)
    notices = source.name(0).replace('; ', '\n')
    return (f'{notices}\nWith Reserved Font Names "霞鹜" and "LXGW".\n\n'
            'This Font Software is licensed under the SIL Open Font License, '
            f'Version 1.1.\nThis license is copied below.\n\n{text}\n')


def write_licences(sources_folder, folder):
    """Writes the licence texts as the source packages carry them."""
    folder.mkdir(parents=True, exist_ok=True)
    copying = gzip.decompress(
        find(sources_folder, FANDOL, 'COPYING.gz').read_bytes())
    if b'If you modify this font, you may extend this exception' not in copying:
        raise ValueError('texlive-lang-chinese: no font exception in COPYING')
    (folder / 'Fandol-COPYING.txt').write_bytes(copying)
    (folder / 'Fandol-README.txt').write_bytes(
        find(sources_folder, FANDOL, 'README').read_bytes())
    for package, name in ((SERIF, 'NotoSerifSC-OFL.txt'),
                          (SANS, 'NotoSansSC-OFL.txt')):
        (folder / name).write_bytes(
            find(sources_folder, package, 'LICENSE_FONT').read_bytes())
    source = SourceFont(find(sources_folder, LXGW, 'LXGWWenKai-Light.ttf'), LXGW)
    text = find(sources_folder, LXGW, 'copyright').read_text(encoding='utf-8')
    (folder / 'LXGWWenKai-OFL.txt').write_text(
        lxgw_licence(source, text), encoding='utf-8')


def sha256(path):
    """SHA-256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_packages(sources_folder):
    """Name to (version, archive, sha256, where from), out of packages.tsv."""
    lines = (sources_folder / 'packages.tsv').read_text(encoding='utf-8')
    rows = [line.split('\t') for line in lines.splitlines()]
    return {row[0]: tuple(row[1:]) for row in rows}


def describe_packages(packages):
    """The part of sources.txt about the archives that were fetched."""
    lines = ['SOURCE PACKAGES', '']
    for name, (version, archive, digest, where) in packages.items():
        lines += [f'{name} {version} ({where})', f'  archive  {archive}',
                  f'  sha256   {digest}', '']
    return lines + [f'Built with fontTools {fonttools_version}.', '']


def describe_face(face, sources, path, packages, changed):
    """The part of sources.txt about one font, changed on that day."""
    lines = [face.file, f'  name     {face.family}', f'  role     {face.role}',
             f'  sha256   {sha256(path)}']
    for source in sources:
        lines += [f'  from     {source.title()}',
                  f'           package {source.package} {packages[source.package][0]}',
                  f'           file {source.path.name}',
                  f'           sha256 {sha256(source.path)}',
                  f'           {source.name(0)}']
    lines += [f'  licence  {face.licence.short}']
    lines += [f'           licenses/{name}' for name in face.licence_files]
    lines += [f'  changed  {changed}']
    for change in face.changes:
        lines += textwrap.wrap(change, 68, initial_indent='           - ',
                               subsequent_indent='             ')
    return lines + ['']
