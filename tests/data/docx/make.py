#!/usr/bin/env python3
"""Makes the Word forms of the tests, as different programs write them. LibreOffice makes its own (make.py --libreoffice).

Word breaks what is typed into runs at every pause and marks them with rsid and proofErr; WPS gives each script its own run;
LibreOffice keeps a paragraph together. The words are the same; the tests compare what comes out."""
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = DECLARATION + '''<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'''
RELS = DECLARATION + '''<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'''
DOCUMENT_RELS = DECLARATION + '''<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>'''


def run(text, fonts='仿宋_GB2312'):
    return ('<w:r w:rsidR="00A41F2C"><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="%s"/><w:sz w:val="32"/></w:rPr>'
            '<w:t xml:space="preserve">%s</w:t></w:r>' % (fonts, escape(text)))


def whole(text):
    return run(text)


def word(text):
    """A run every three characters, proofErr and a bookmark in between."""
    out = []
    for n, at in enumerate(range(0, len(text), 3)):
        out.append(run(text[at:at + 3]))
        if n % 2:
            out.append('<w:proofErr w:type="spellStart"/>')
        if n == 2:
            out.append('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>')
    return ''.join(out)


def wps(text):
    """A run for each character."""
    return ''.join(run(c, '宋体') for c in text)


def one_run(text):
    """One run with a text for every five characters."""
    texts = ''.join('<w:t xml:space="preserve">%s</w:t>' % escape(text[i:i + 5]) for i in range(0, len(text), 5))
    return '<w:r><w:rPr><w:b/></w:rPr>%s</w:r>' % texts


def tracked(text):
    """Typed with changes tracked: insertions stand in w:ins."""
    return ''.join('<w:ins w:id="%d" w:author="a" w:date="2026-01-01T00:00:00Z">%s</w:ins>' % (i, run(text[i:i + 4]))
                   for i in range(0, len(text), 4))


def wide(text):
    """Typed with a Chinese keyboard."""
    return whole(text.replace('{{', '｛｛').replace('}}', '｝｝').replace('|', '｜').replace('填:', '填：'))


def paragraph(content):
    return '<w:p w:rsidR="00A41F2C"><w:pPr><w:jc w:val="both"/></w:pPr>%s</w:p>' % content


def cell(*paragraphs):
    return '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>%s</w:tc>' % ''.join(paragraphs)


def table(*rows):
    return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>%s</w:tbl>' % ''.join('<w:tr>%s</w:tr>' % ''.join(r) for r in rows)


def form(make):
    """The words of a decision in a county's own form."""
    p = lambda text: paragraph(make(text))
    c = lambda text: cell(p(text))
    return ''.join([
        p('{{机关名称}}'), p('行政处罚决定书'), p('{{文号}}'),
        p('{{?个人}}'), p('当事人：{{当事人}}，性别：{{性别}}，住址：{{当事人地址}}'), p('{{/个人}}'),
        p('{{?单位}}当事人：{{当事人}}，统一社会信用代码：{{统一社会信用代码}}，经营者：{{经营者|可空}}{{/单位}}'),
        p('本机关于{{立案日期}}对{{案由}}立案调查。经查，{{违法事实}}'),
        p('证据如下：'),
        table([c('序号'), c('证据名称'), c('证明事项')],
              [c('{{#证据}}{{序号}}'), c('{{名称}}'), c('{{证明事项}}{{/证据}}')]),
        p('承办人：{{#承办人员}}{{姓名}}（{{证号}}） {{/承办人员}}'),
        p('决定：{{处罚内容}}罚款人民币{{罚款大写}}（¥{{罚款金额}}元）。'),
        p('{{^不予处罚}}逾期不缴纳的，每日加处百分之三。{{/不予处罚}}'),
        p('{{?听证}}已告知听证权利。{{/听证}}'),
        p('备注：{{填:备注说明|可空}} 检查日期：{{填:检查日期|日期}}'),
        p('{{机关名称}}'), p('{{决定日期}}')])


def blocks(make):
    """Rows repeated over two rows, paragraphs repeated, a list in a condition, places in a row of their own."""
    p = lambda text: paragraph(make(text))
    c = lambda *texts: cell(*[p(t) for t in texts])
    return ''.join([
        p('证据清单'),
        table([c('名称'), c('内容')],
              [c('{{#证据}}'), c('')],
              [c('{{序号}}.{{名称}}'), c('{{种类}}，取得于{{取得日期}}')],
              [c('证明'), c('{{证明事项}}')],
              [c('{{/证据}}'), c('')],
              [c('（以下空白）'), c('')]),
        p('{{?已审核}}'), p('审核结论：{{审核结论}}'), p('{{#审核事项}}'), p('{{序号}}. {{事项}}：{{问题|可空}}'), p('{{/审核事项}}'), p('{{/已审核}}'),
        table([c('{{?罚款}}罚款：{{罚款金额}}元{{/罚款}}{{?警告}}警告{{/警告}}'), c('{{?不予处罚}}', '不予处罚', '{{/不予处罚}}')]),
        p('送达文书：{{#送达文书}}《{{名称}}》（{{文号}}）；{{/送达文书}}由{{收件人}}签收，{{送达时间}}。')])


def textbox(make):
    """A place in a text box, in a table in a table, and with tabs and breaks between its runs."""
    p = lambda text: paragraph(make(text))
    box = ('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>%s</w:txbxContent>'
           '</v:textbox></v:shape></w:pict></w:r>' % p('印章处：{{机关名称}}'))
    inner = table([cell(p('案由')), cell(p('{{案由}}'))])
    return ''.join([paragraph(make('封面 {{案件名称}}') + box), table([cell(p('一')), cell(inner, p(''))]),
                    paragraph(make('{{主办人}}') + '<w:r><w:tab/></w:r>' + make('{{协办人}}') + '<w:r><w:br/></w:r>' + make('A&B<C>{{当事人电话}}'))])


def write(name, body, header='{{机关名称}} {{案号}}', footer='第 1 页 {{文号}}', make=whole, main='document.main', extra=()):
    parts = [('[Content_Types].xml', TYPES % main), ('_rels/.rels', RELS), ('word/_rels/document.xml.rels', DOCUMENT_RELS),
             ('word/document.xml', DECLARATION + '<w:document %s><w:body>%s<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>' % (W, body)),
             ('word/header1.xml', DECLARATION + '<w:hdr %s>%s</w:hdr>' % (W, paragraph(make(header)))),
             ('word/footer1.xml', DECLARATION + '<w:ftr %s>%s</w:ftr>' % (W, paragraph(make(footer))))]
    with zipfile.ZipFile(os.path.join(HERE, name), 'w', zipfile.ZIP_DEFLATED) as z:
        for part, text in parts + list(extra):
            info = zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)


MAKES = {'plain': whole, 'word': word, 'wps': wps, 'one_run': one_run, 'tracked': tracked, 'wide': wide}

for make_name, make in MAKES.items():
    write('form_%s.docx' % make_name, form(make), make=make)
    write('blocks_%s.docx' % make_name, blocks(make), make=make)
for make_name in ('plain', 'word', 'wps'):
    write('textbox_%s.docx' % make_name, textbox(MAKES[make_name]), make=MAKES[make_name])
bad = lambda name, *texts, **more: write('bad/' + name, ''.join(paragraph(whole(t)) for t in texts), **more)
os.makedirs(os.path.join(HERE, 'bad'), exist_ok=True)
bad('unknown.docx', '案由：{{按由}}', '{{#证据}}{{名称}}{{证名事项}}{{/证据}}')
bad('unclosed.docx', '开头', '{{#证据}}', '{{名称}}')
bad('crossed.docx', '{{?听证}}{{?罚款}}甲{{/听证}}{{/罚款}}')
bad('brace.docx', '案由：{{案由', '乙')
bad('filter.docx', '{{案由|大些}}')
bad('header.docx', '好', header='{{单位名}}')
bad('macros.docx', '{{案由}}', extra=[('word/vbaProject.bin', b'x')])
bad('macro_type.docx', '{{案由}}', main='document.macroEnabled.main')
write('bad/doctype.docx', '', extra=())
with zipfile.ZipFile(os.path.join(HERE, 'bad/doctype.docx'), 'w') as z:
    z.writestr(zipfile.ZipInfo('[Content_Types].xml', (2026, 1, 1, 0, 0, 0)), TYPES % 'document.main')
    z.writestr(zipfile.ZipInfo('word/document.xml', (2026, 1, 1, 0, 0, 0)), '<!DOCTYPE a [<!ENTITY b "c">]><w:document %s><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>' % W)
open(os.path.join(HERE, 'bad/old.doc'), 'wb').write(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 504)
open(os.path.join(HERE, 'bad/text.docx'), 'wb').write('不是 Word 文件'.encode())
open(os.path.join(HERE, 'bad/cut.docx'), 'wb').write(open(os.path.join(HERE, 'form_plain.docx'), 'rb').read()[:900])

if '--libreoffice' in sys.argv:
    pages = {'form': '''<h1>{{机关名称}}</h1><p>行政处罚决定书</p><p>{{文号}}</p><p>{{?个人}}</p><p>当事人：{{当事人}}，性别：{{性别}}，住址：{{当事人地址}}</p><p>{{/个人}}</p><p>{{?单位}}当事人：<b>{{当事</b>人}}，统一社会信用代码：{{统一社会<i>信用代码}}</i>，经营者：{{经营者|可空}}{{/单位}}</p><p>本机关于{{立案日期}}对{{案由}}立案调查。经查，{{违法事实}}</p><p>证据如下：</p><table border="1"><tr><td>序号</td><td>证据名称</td><td>证明事项</td></tr><tr><td>{{#证据}}{{序号}}</td><td>{{名称}}</td><td>{{证明事项}}{{/证据}}</td></tr></table><p>承办人：{{#承办人员}}{{姓名}}（{{证号}}） {{/承办人员}}</p><p>决定：{{处罚内容}}罚款人民币{{罚款大写}}（¥{{罚款金额}}元）。</p><p>{{^不予处罚}}逾期不缴纳的，每日加处百分之三。{{/不予处罚}}</p><p>{{?听证}}已告知听证权利。{{/听证}}</p><p>备注：{{填:备注说明|可空}} 检查日期：{{填:检查日期|日期}}</p><p>{{机关名称}}</p><p>{{决定日期}}</p>''',
             'list': '''<ol><li>{{案由}}</li><li>{{处罚内容}}</li></ol><p>{{#证据}}</p><p>{{序号}}、{{名称}}：{{证明事项}}</p><p>{{/证据}}</p>'''}
    for name, html in pages.items():
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, name + '.html')
            open(source, 'w', encoding='utf-8').write('<html><head><meta charset="utf-8"></head><body>%s</body></html>' % html)
            for step in (['odt', source], ['docx', os.path.join(folder, name + '.odt')]):
                subprocess.run(['soffice', '-env:UserInstallation=file://' + folder + '/profile', '--headless', '--convert-to',
                                step[0], '--outdir', folder, step[1]], check=True, stdout=subprocess.DEVNULL)
            os.replace(os.path.join(folder, name + '.docx'), os.path.join(HERE, name + '_libreoffice.docx'))
    # What Word wrote, opened and saved again by LibreOffice: runs, styles and the text box are its own now.
    for kind in ('form', 'blocks', 'textbox'):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(['soffice', '-env:UserInstallation=file://' + folder + '/profile', '--headless', '--convert-to', 'docx',
                            '--outdir', folder, os.path.join(HERE, kind + '_word.docx')], check=True, stdout=subprocess.DEVNULL)
            os.replace(os.path.join(folder, kind + '_word.docx'), os.path.join(HERE, kind + '_libreoffice_again.docx'))
